// The table of signatures. Compound files (OLE) all begin alike: which one it is stands in their directory, whose place their header tells.
#include "intake/unsupported.hpp"

#include <algorithm>
#include <fstream>

namespace nostoi::intake {

namespace {

struct Signature {
  std::string_view begins;    ///< the first bytes of the file
  std::string_view mentions;  ///< and somewhere in the first bytes this; empty: no matter
  std::string_view what;      ///< key of what it is; empty where the sentence says it
  std::string_view sentence;
  std::string_view ending;  ///< to be saved as
};

using namespace std::string_view_literals;

constexpr Signature signatures[] = {
    {"{\\rtf"sv, "", "what-rtf", "unsupported-save-as", ".docx"},
    {"PK\3\4"sv, "Index/Document.iwa"sv, "what-numbers", "unsupported-save-as", ".xlsx"},
    {"PK\3\4"sv, "Index.zip"sv, "what-numbers", "unsupported-save-as", ".xlsx"},
    {"PK\3\4"sv, "xl/workbook.bin"sv, "what-xlsb", "unsupported-save-as", ".xlsx"},
    {"PK\3\4"sv, "application/vnd.oasis.opendocument.text"sv, "what-odt", "unsupported-save-as", ".docx"},
    {"PK\3\4"sv, "ppt/presentation"sv, "what-pptx", "unsupported-save-as", ".docx"},
    {"<?xml"sv, "urn:schemas-microsoft-com:office:spreadsheet"sv, "what-xml-sheet", "unsupported-save-as", ".xlsx"},
    {"<html"sv, "", "what-html", "unsupported-save-as", ".xlsx"},
    {"<HTML"sv, "", "what-html", "unsupported-save-as", ".xlsx"},
    {"<!DOCTYPE html"sv, "", "what-html", "unsupported-save-as", ".xlsx"},
    {"<!doctype html"sv, "", "what-html", "unsupported-save-as", ".xlsx"},
    {"\0\1\0\0Standard"sv, "", "what-access", "unsupported-save-as", ".xlsx"},
    {"SQLite format 3\0"sv, "", "what-sqlite", "unsupported-save-as", ".csv"},
    {"Rar!\x1A\7"sv, "", "what-archive", "unsupported-unpack", ""},
    {"7z\xBC\xAF\x27\x1C"sv, "", "what-archive", "unsupported-unpack", ""},
    {"\x1F\x8B\x08"sv, "", "what-archive", "unsupported-unpack", ""},
    {"\xFF\xD8\xFF"sv, "", "what-picture", "unsupported-picture", ""},
    {"\x89PNG\r\n"sv, "", "what-picture", "unsupported-picture", ""},
    {"GIF8"sv, "", "what-picture", "unsupported-picture", ""},
    {"II*\0"sv, "", "what-picture", "unsupported-picture", ""},
    {"MM\0*"sv, "", "what-picture", "unsupported-picture", ""},
    {"RIFF"sv, "WEBP"sv, "what-picture", "unsupported-picture", ""},
    {"\0\0\0"sv, "ftyphei"sv, "what-picture", "unsupported-picture", ""},
};

constexpr std::string_view compound_begins("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
constexpr std::size_t directory_bytes = 16384;

/// Names of streams in a compound file tell what it holds; the first that is there decides.
constexpr Signature compound_streams[] = {
    {"", "EncryptedPackage", "", "unsupported-password", ""}, {"", "Workbook", "what-xls", "unsupported-save-as", ".xlsx"},
    {"", "Book", "what-xls", "unsupported-save-as", ".xlsx"}, {"", "WordDocument", "what-doc", "unsupported-save-as", ".docx"},
    {"", "", "what-cfb", "unsupported-save-as", ".xlsx"},
};

std::uint32_t little(std::string_view bytes, std::size_t at, std::size_t count) {
  std::uint32_t value = 0;
  for (std::size_t i = count; i-- > 0;) value = (value << 8) | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

/// The directory of a compound file as far as it lies in one piece ([MS-CFB] 2.2: sector shift at 30, first directory sector at 48).
std::string directory_of(const std::filesystem::path& path, std::string_view header) {
  if (header.size() < 52) return {};
  const std::uint32_t shift = std::min(little(header, 30, 2), 12u);
  const std::uint64_t at = (static_cast<std::uint64_t>(little(header, 48, 4)) + 1) << shift;
  std::ifstream file(path, std::ios::binary);
  std::string bytes(directory_bytes, '\0');
  file.seekg(static_cast<std::streamoff>(at));
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(std::max<std::streamsize>(file.gcount(), 0)));
  return bytes;
}

/// A stream name as it stands in a directory entry: UTF-16, ended by a zero.
std::string wide(std::string_view name) {
  std::string bytes;
  for (const char c : name) bytes += {c, '\0'};
  return bytes + std::string(2, '\0');
}

Result<void> refuse(const Signature& signature, const std::filesystem::path& path) {
  const std::string what = signature.what.empty() ? "" : say(signature.what);
  return fail(Code::unsupported,
              say(signature.sentence, {{"file", path.string()}, {"what", what}, {"ending", std::string(signature.ending)}}),
              {path.string(), 0, ""});
}

}  // namespace

Result<void> refuse_known_unsupported(const std::filesystem::path& path, std::string_view first_bytes) {
  for (const Signature& signature : signatures)
    if (first_bytes.starts_with(signature.begins) && first_bytes.find(signature.mentions) != first_bytes.npos)
      return refuse(signature, path);
  if (!first_bytes.starts_with(compound_begins)) return {};
  const std::string directory = directory_of(path, first_bytes);
  for (const Signature& stream : compound_streams)
    if (stream.mentions.empty() || directory.find(wide(stream.mentions)) != directory.npos) return refuse(stream, path);
  return {};
}

}  // namespace nostoi::intake
