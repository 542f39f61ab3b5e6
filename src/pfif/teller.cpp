// Findings, counted by code.
#include "pfif/teller.hpp"

namespace nostoi::pfif {

namespace {

constexpr std::uint64_t most = 1000;  // of one code, told one by one

}  // namespace

std::string excerpt(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return std::string(text);
  std::size_t size = bytes;
  while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;
  return std::string(text.substr(0, size));
}

void Teller::tell(std::string_view code, std::uint64_t record, std::uint64_t line, std::string_view element, std::string_view text,
                  Arguments arguments) {
  if (counts_[std::string(code)]++ >= most) return;
  findings_.push_back({std::string(code), record, line, std::string(element), excerpt(text), say(code, arguments)});
}

void Teller::tell(std::string_view code, const Record& record, const Element& element, Arguments arguments) {
  tell(code, record.number, element.line, element.name, element.value, arguments);
}

void Teller::tell(std::string_view code, const Record& record, std::string_view element, Arguments arguments) {
  tell(code, record.number, record.line, element, record.value(id_name(record.kind)), arguments);
}

void Teller::finish() {
  for (const auto& [code, count] : counts_)
    if (count > most)
      findings_.push_back({code, 0, 0, "", "", say("findings-more", {{"code", code}, {"count", std::to_string(count - most)}})});
  counts_.clear();
}

}  // namespace nostoi::pfif
