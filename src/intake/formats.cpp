// The table of formats: content decides first, then the ending of the file's name. A new format is one line here.
#include <algorithm>
#include <array>
#include <string>

#include "intake/raw.hpp"
#include "intake/utf8.hpp"

namespace nostoi::intake {

namespace {

/// JSON begins with a bracket, whatever stands before it.
bool looks_like_json(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const std::size_t at = bytes.find_first_not_of(" \t\r\n");
  if (at == std::string_view::npos) return false;
  if (bytes[at] == '{') return true;
  const std::size_t next = bytes[at] == '[' ? bytes.find_first_not_of(" \t\r\n", at + 1) : std::string_view::npos;
  return next != std::string_view::npos &&
         std::string_view("{]\"[").find(bytes[next]) != std::string_view::npos;  // "[12.05.2025 14:33]" is a chat
}

/// A zip container that names a part of a workbook in its first headers.
bool looks_like_xlsx(std::string_view bytes) { return bytes.starts_with("PK\3\4") && bytes.find("xl/wor") != bytes.npos; }

/// The type of an OpenDocument package stands uncompressed at its beginning; the flat form names it in the first element.
bool looks_like_ods(std::string_view bytes) {
  return (bytes.starts_with("PK\3\4") || bytes.starts_with("<?xml")) &&
         bytes.find("application/vnd.oasis.opendocument.spreadsheet") != bytes.npos;
}

/// A zip container that names a part of a document in its first headers.
bool looks_like_docx(std::string_view bytes) { return bytes.starts_with("PK\3\4") && bytes.find("word/") != bytes.npos; }

bool looks_like_pdf(std::string_view bytes) { return bytes.substr(0, 1024).find("%PDF-") != bytes.npos; }

/// Markup that names one of the namespaces of PFIF, itself or in a feed; in UTF-16 too.
bool looks_like_pfif(std::string_view bytes) {
  std::string text(bytes.substr(0, 4096));
  std::erase(text, '\0');
  return text.find('<') != text.npos && text.find("/pfif/1.") != text.npos;
}

/// Letters and digits with nothing between them that text does not have; no markup.
bool is_text(std::string_view bytes) {
  if (bytes.find_first_not_of(" \t\r\n") == bytes.npos || bytes[bytes.find_first_not_of(" \t\r\n")] == '<') return false;
  return std::none_of(bytes.begin(), bytes.end(), [](char c) { return is_control(static_cast<unsigned char>(c)); });
}

constexpr std::string_view pfif_endings[] = {".pfif"};
constexpr std::string_view pdf_endings[] = {".pdf"};
constexpr std::string_view docx_endings[] = {".docx", ".docm", ".dotx"};
constexpr std::string_view ods_endings[] = {".ods", ".fods", ".ots"};
constexpr std::string_view xlsx_endings[] = {".xlsx", ".xlsm", ".xltx", ".xltm"};
constexpr std::string_view csv_endings[] = {".csv", ".tsv", ".tab", ".txt", ".psv"};
constexpr std::string_view json_endings[] = {".json", ".jsonl", ".ndjson"};

// clang-format off
constexpr Format table[] = {
    {"xlsx", xlsx_endings, looks_like_xlsx, read_xlsx},
    {"ods", ods_endings, looks_like_ods, read_ods},
    {"docx", docx_endings, looks_like_docx, read_docx},
    {"pdf", pdf_endings, looks_like_pdf, read_pdf},
    {"pfif", pfif_endings, looks_like_pfif, read_pfif},
    {"json", json_endings, looks_like_json, read_json},
    {"csv", csv_endings, nullptr, read_delimited},
};
// clang-format on

}  // namespace

std::span<const Format> formats() { return table; }

const Format* format_of(const std::filesystem::path& path, std::string_view first_bytes) {
  for (const Format& format : table)
    if (format.looks_like != nullptr && format.looks_like(first_bytes)) return &format;
  std::string ending = path.extension().string();
  std::transform(ending.begin(), ending.end(), ending.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  const auto named = std::find_if(std::begin(table), std::end(table), [&](const Format& format) {
    return std::find(format.endings.begin(), format.endings.end(), ending) != format.endings.end();
  });
  const bool named_text = named != std::end(table) && (named->read == read_json || named->read == read_delimited);
  if (!named_text && is_text(first_bytes)) return &table[std::size(table) - 1];  // whatever its name promises
  return named != std::end(table) ? named : nullptr;
}

}  // namespace nostoi::intake
