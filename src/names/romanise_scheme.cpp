// romanise(): one walk over a text by the table of a scheme. Capitals: a letter that becomes several is written Ye before a small letter
// or alone, YE among capitals, as the standards do in names.
#include "names/romanise_scheme.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "base/utf8.hpp"

namespace nostoi::names {

namespace {

constexpr char32_t tie = 0x361;

bool letter(char32_t code) { return u_isalpha(static_cast<UChar32>(code)); }
bool capital(char32_t code) { return u_isupper(static_cast<UChar32>(code)); }
char32_t raised(char32_t code) { return static_cast<char32_t>(u_toupper(static_cast<UChar32>(code))); }

bool well_formed(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto end = static_cast<std::int64_t>(text.size());
  for (std::int64_t at = 0; at < end;) {
    UChar32 code;
    U8_NEXT(bytes, at, end, code);
    if (code < 0) return false;
  }
  return true;
}

std::u32string composed(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  const icu::UnicodeString from = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
  std::string out;
  nfc->normalize(from, status).toUTF8String(out);
  return code_points(out);
}

/// A text being romanised: as it stands, and as rules see it.
class Walk {
 public:
  Walk(const SchemeTable& table, std::u32string text) : table_(table), text_(std::move(text)) {
    for (const char32_t code : text_) seen_ += as_in_rules(code);
    for (std::size_t at = 0; at < seen_.size(); ++at)  // an apostrophe that stands in no word is a quotation mark
      if (seen_[at] == '\'' && !(at > 0 && letter(seen_[at - 1]) && at + 1 < seen_.size() && letter(seen_[at + 1]))) seen_[at] = ' ';
  }

  std::u32string romanised() const {
    std::u32string out;
    for (std::size_t at = 0; at < text_.size();) {
      const SchemeRule* rule = rule_at(at);
      if (rule)
        write(*rule, at, out);
      else
        out += text_[at];
      at += rule ? rule->letters.size() : 1;
    }
    return out;
  }

 private:
  const SchemeRule* rule_at(std::size_t at) const {
    const auto found = table_.rules.find(seen_[at]);
    if (found == table_.rules.end()) return nullptr;
    for (const SchemeRule& rule : found->second)
      if (seen_.compare(at, rule.letters.size(), rule.letters) == 0 && stands(rule.after, at - 1, U'^') &&
          stands(rule.before, at + rule.letters.size(), U'$'))
        return &rule;
    return nullptr;
  }

  bool in_word(std::size_t at) const { return at < seen_.size() && (letter(seen_[at]) || seen_[at] == '\''); }
  bool stands(const std::u32string& places, std::size_t at, char32_t edge) const {
    return places.empty() || places.find(in_word(at) ? seen_[at] : edge) != std::u32string::npos;
  }

  bool among_capitals(std::size_t from, std::size_t to) const {
    if (to - from > 1) return capital(text_[to - 1]);
    std::size_t next = to;
    if (next < seen_.size() && seen_[next] == '\'') ++next;
    if (in_word(next)) return capital(text_[next]);
    return from > 0 && in_word(from - 1) && capital(text_[seen_[from - 1] == '\'' ? from - 2 : from - 1]);
  }

  void write(const SchemeRule& rule, std::size_t at, std::u32string& out) const {
    const bool raise = capital(text_[at]), all = raise && among_capitals(at, at + rule.letters.size());
    bool first = true;
    for (const char32_t code : rule.gives) {
      out += raise && (first || all) ? raised(code) : code;
      first = code == tie || (first && raised(code) == code);  // a sign in front leaves the letter first; what is tied is raised too
    }
  }

  const SchemeTable& table_;
  std::u32string text_, seen_;
};

std::string known(const SchemeTables& all, const std::string& language) {
  std::string names;
  for (const auto& [key, table] : all) {
    const std::string& name = language.empty() ? key.first : key.second;
    if (!language.empty() && key.first != language) continue;
    if (names.ends_with(name)) continue;
    names += (names.empty() ? "" : ", ") + name;
  }
  return names;
}

}  // namespace

char32_t as_in_rules(char32_t code) {
  if (code == U'’' || code == U'ʼ' || code == U'‘' || code == U'`' || code == U'´' || code == U'′') return '\'';
  return static_cast<char32_t>(u_tolower(static_cast<UChar32>(code)));
}

Result<std::vector<RomanisationScheme>> romanisation_schemes() {
  const Result<SchemeTables>& all = scheme_tables();
  if (!all) return tl::unexpected(all.error());
  std::vector<RomanisationScheme> schemes;
  for (const auto& [key, table] : *all) schemes.push_back(table.about);
  return schemes;
}

Result<std::string> romanise(const std::string& language, const std::string& scheme, std::string_view text) {
  const Result<SchemeTables>& all = scheme_tables();
  if (!all) return tl::unexpected(all.error());
  const auto table = all->find({language, scheme});
  if (table == all->end()) {
    const std::string schemes = known(*all, language);
    if (schemes.empty())
      return fail(Code::not_found, say("romanise-no-language", {{"language", language}, {"languages", known(*all, "")}}));
    return fail(Code::not_found, say("romanise-no-scheme", {{"scheme", scheme}, {"language", language}, {"schemes", schemes}}));
  }
  if (!well_formed(text)) return fail(Code::invalid, say("romanise-not-utf8"));
  return utf8(Walk(table->second, composed(text)).romanised());
}

}  // namespace nostoi::names
