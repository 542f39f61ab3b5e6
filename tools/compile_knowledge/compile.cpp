// Makes ready, when the program is built, what every start would else read from the files of data/ (src/base/compiled.hpp).
// usage: nostoi-compile-knowledge OUT.cpp
#include <fstream>
#include <iostream>

#include "base/shipped_table.hpp"
#include "base/words.hpp"
#include "names/given_names_index.hpp"
#include "names/spelling_table.hpp"

/// In this program nothing is ready yet.
std::span<const nostoi::ShippedFile> nostoi::compiled_table() { return {}; }

namespace {

using namespace nostoi;

struct Made {
  std::string_view name;
  std::string bytes;
};

void write(std::ostream& out, const std::vector<Made>& all) {
  out << "// Made from data/ by tools/compile_knowledge.\n#include <cstdint>\n\n#include \"base/shipped_table.hpp\"\n\nnamespace nostoi "
         "{\n\n";
  for (std::size_t at = 0; at < all.size(); ++at) {
    out << "static const std::uint64_t made" << at << "[] = {" << std::hex;
    for (std::size_t byte = 0; byte < all[at].bytes.size(); byte += sizeof(std::uint64_t)) {
      std::uint64_t number = 0;
      std::memcpy(&number, all[at].bytes.data() + byte, sizeof number);
      out << (byte % 128 ? "" : "\n") << "0x" << number << ",";
    }
    out << std::dec << "};\n";
  }
  out << "\nstatic const ShippedFile table[] = {\n";
  for (std::size_t at = 0; at < all.size(); ++at)
    out << "    {\"" << all[at].name << "\", {reinterpret_cast<const char*>(made" << at << "), sizeof made" << at << "}},\n";
  out << "};\n\nstd::span<const ShippedFile> compiled_table() { return table; }\n\n}  // namespace nostoi\n";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  std::vector<Made> all = {{names::NamesIndex::compiled_as, names::make_index(names::given_names()).pack()}};
  for (const names::SpellingFile& file : names::spelling_files) {
    Packing rows;
    names::read_spelling_table(file).pass(rows);
    all.push_back({file.file, std::move(rows.bytes)});
  }
  const Words words = read_words();
  Packing of_words;
  of_words(words.starts);
  of_words(words.text);
  all.push_back({words_compiled_as, std::move(of_words.bytes)});
  std::ofstream out(argv[1], std::ios::binary);
  write(out, all);
  out.close();
  if (out) return 0;
  std::cerr << argv[1] << " cannot be written\n";
  return 1;
}
