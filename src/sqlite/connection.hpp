// connection: one connection to the file and its prepared statements; errors of the library become sentences.
#pragma once

#include <sqlite3.h>

#include <filesystem>
#include <map>
#include <vector>
#include <memory>
#include <string>

#include "nostoi/base.hpp"
#include "sqlite/key_file.hpp"

namespace nostoi::sqlite {

class Connection;

/// A prepared statement, lent by its connection until it goes out of scope.
class Statement {
 public:
  Statement(Connection& connection, const char* sql, sqlite3_stmt* statement)
      : connection_(connection), sql_(sql), statement_(statement) {}
  ~Statement();
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  Statement& number(int at, std::int64_t value);
  Statement& text(int at, std::string_view value);  ///< the bytes have to outlive the step
  Statement& blob(int at, std::string_view value);
  Statement& none(int at);

  /// True while there is a row.
  Result<bool> step();
  Result<void> run();  ///< step() to the end

  std::int64_t number(int column) const { return sqlite3_column_int64(statement_, column); }
  std::string_view bytes(int column) const;

 private:
  Connection& connection_;
  const char* sql_;
  sqlite3_stmt* statement_;
};

/// What a connection is for: work on a register that is there, work on a new one, a look that leaves the file as it is, a look at what is
/// left of a damaged one.
enum class Use : std::uint8_t { work, create, look, salvage };
constexpr bool writes(Use use) { return use == Use::work || use == Use::create; }

class Connection {
 public:
  /// Without a key, the file is one that is not encrypted.
  static Result<std::unique_ptr<Connection>> open(const std::filesystem::path& file, Use use, const Key& key);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  /// Waits for the writer before, as every connection does from the beginning.
  void be_patient();
  /// Runs statements that give nothing.
  Result<void> run(const char* sql);
  /// A statement of this text, which has to outlive the connection: one that was prepared before, where none inside of whose reading this is
  /// asked has it.
  Result<std::unique_ptr<Statement>> prepare(const char* sql);
  /// What went wrong last, as an error: conflict where somebody else writes, invalid where the file is none of ours or damaged, else io.
  Error error() const;

 private:
  friend class Statement;
  explicit Connection(std::filesystem::path file) : file_(std::move(file)) {}
  std::filesystem::path file_;
  sqlite3* database_ = nullptr;
  std::map<const char*, std::vector<sqlite3_stmt*>> idle_;
};

/// Makes an empty file with mode 0600; conflict where something is there.
Result<void> make_private(const std::filesystem::path& file);

}  // namespace nostoi::sqlite
