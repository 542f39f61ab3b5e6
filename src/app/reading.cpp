// Files are read side by side; the order of the lists is that of the files.
#include "app/reading.hpp"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "nostoi/names.hpp"

namespace nostoi::app {

Result<std::vector<intake::ColumnChoice>> column_choices(const std::vector<std::string>& arguments) {
  std::vector<intake::ColumnChoice> all;
  for (const std::string& argument : arguments) {
    const auto choices = intake::parse_columns(argument);
    if (!choices) return tl::unexpected(choices.error());
    all.insert(all.end(), choices->begin(), choices->end());
  }
  return all;
}

namespace {

// What all files together have come to, each telling its own bytes.
class Sum {
 public:
  Sum(const std::vector<std::string>& paths, Progress& progress) : done_(paths.size()), progress_(progress) {
    for (const std::string& path : paths) {
      std::error_code error;
      const std::uintmax_t size = std::filesystem::file_size(path, error);
      total_ += error ? 0 : size;
    }
  }
  void tell(std::size_t file, std::uint64_t bytes) {
    done_[file] = bytes;
    std::uint64_t sum = 0;
    for (const auto& done : done_) sum += done;
    progress_.tell(say("progress-read"), total_ ? static_cast<double>(sum) / static_cast<double>(total_) : 1);
  }

 private:
  std::vector<std::atomic<std::uint64_t>> done_;
  std::uint64_t total_ = 0;
  Progress& progress_;
};

// What is known of names is needed next and takes as long to load as a small list to read. Whatever is read first loads it.
void load_names() { static_cast<void>(names::read("Ганна Ковальчук")); }

}  // namespace

tl::expected<std::vector<List>, std::vector<Error>> read_lists(const std::vector<std::string>& paths,
                                                               const std::vector<intake::ColumnChoice>& columns, std::size_t threads,
                                                               Progress& progress) {
  std::vector<Result<std::vector<List>>> read(paths.size());
  Sum sum(paths, progress);
  const std::size_t each = std::max<std::size_t>(1, threads / std::max<std::size_t>(1, paths.size()));
  for_chunks(paths.size() + 1, threads, [&](std::size_t file) {
    if (file == paths.size()) return load_names();
    intake::ReadOptions options{columns, each, [&, file](std::uint64_t done, std::uint64_t) { sum.tell(file, done); }};
    read[file] = intake::read_file(paths[file], options);
  });
  std::vector<List> lists;
  std::vector<Error> errors;
  for (auto& one : read) {
    if (one)
      std::ranges::move(*one, std::back_inserter(lists));
    else
      errors.push_back(one.error());
  }
  if (!errors.empty()) return tl::unexpected(errors);
  intake::name_lists(lists);
  return lists;
}

Result<std::string> read_text(const std::string& path) {
  std::error_code error;
  std::ifstream file(path, std::ios::binary);
  if (!file || std::filesystem::is_directory(path, error))
    return fail(Code::not_found, say("cli-no-file", {{"file", path}}), {path, 0, ""});
  std::string text;
  if (const auto size = std::filesystem::file_size(path, error); !error) text.reserve(size);
  text.assign(std::istreambuf_iterator<char>(file), {});
  return text;
}

}  // namespace nostoi::app
