// Files for the tests of the document readers: written once by make_documents.py, or from bytes.
#include "documents.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <zip.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace nostoi::intake {

std::uint64_t SeenTable::count(std::string_view code) const {
  std::uint64_t count = 0;
  for (const Finding& finding : findings) count += finding.code == code;
  return count;
}

Finding SeenTable::finding(std::string_view code) const {
  for (const Finding& finding : findings)
    if (finding.code == code) return finding;
  return {};
}

std::vector<std::string> SeenTable::cells(std::uint64_t physical_row) const {
  for (const SeenRow& row : rows)
    if (row.physical_row == physical_row) return row.cells;
  return {};
}

void Memory::table(const RawTable& table) { tables.push_back({table.name, table.hidden, {}, {}}); }
void Memory::row(const RawRow& row) { tables.back().rows.push_back({{row.cells.begin(), row.cells.end()}, row.physical_row, row.hidden}); }
void Memory::rejected(std::uint64_t, Finding finding) { tables.back().findings.push_back(std::move(finding)); }
void Memory::finding(Finding finding) { tables.back().findings.push_back(std::move(finding)); }

Seen see(Reader reader, const std::filesystem::path& path, const Limits& limits) {
  Memory memory;
  const Result<void> result = reader(path, limits, memory);
  return {std::move(memory.tables), result ? "" : result.error().sentence};
}

std::filesystem::path scratch(const std::string& name) {
  const auto folder = std::filesystem::path(NOSTOI_PROGRAM).parent_path() / "test-scratch";
  std::filesystem::create_directories(folder);
  return folder / name;
}

std::filesystem::path zip_file(const std::string& name, const Members& members) {
  const auto path = scratch(name);
  int error = 0;
  zip_t* archive = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &error);
  if (!archive) throw std::runtime_error("cannot write " + path.string());
  for (const auto& [member, bytes] : members)
    zip_file_add(archive, member.c_str(), zip_source_buffer(archive, bytes.data(), bytes.size(), 0), ZIP_FL_ENC_UTF_8);
  if (zip_close(archive) != 0) throw std::runtime_error("cannot write " + path.string());
  return path;
}

std::filesystem::path plain_file(const std::string& name, std::string_view bytes) {
  const auto path = scratch(name);
  std::ofstream(path, std::ios::binary) << bytes;
  return path;
}

namespace {
std::string read_all(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}
}  // namespace

std::filesystem::path document(const std::string& name) {
  const auto script = std::filesystem::path(NOSTOI_ROOT) / "tests/cases/intake/make_documents.py";
  const auto folder = std::filesystem::path(NOSTOI_PROGRAM).parent_path() / "test-documents";
  std::filesystem::create_directories(folder);
  const int lock = ::open((folder / "lock").c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0600);  // tests may run beside each other
  ::flock(lock, LOCK_EX);
  int status = 0;
  if (read_all(folder / "made-by") != read_all(script)) {
    const std::string log = (folder / "log").string();
    status = std::system(("/usr/bin/python3 '" + script.string() + "' '" + folder.string() + "' > '" + log + "' 2>&1").c_str());
    if (status == 0) std::filesystem::copy_file(script, folder / "made-by", std::filesystem::copy_options::overwrite_existing);
  }
  ::close(lock);
  if (status != 0)
    throw std::runtime_error(
        "make_documents.py failed; it needs the packages of packages/check.txt (python3-openpyxl, libreoffice-calc, "
        "libreoffice-writer). It said: " +
        read_all(folder / "log"));
  return folder / name;
}

}  // namespace nostoi::intake
