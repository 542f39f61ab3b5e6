// What words of names can be, looked up in the index of given names: made ready by the build, or at first use where other files are laid
// over data/given_names.
#include "names/given_names.hpp"

#include "names/given_names_index.hpp"
#include "names/given_names_table.hpp"
#include "names/romanise.hpp"

namespace nostoi::names {

const NamesIndex& names_index() {
  static const NamesIndex index = [] {
    const auto made = compiled(NamesIndex::compiled_as);
    return made ? NamesIndex::unpack(*made) : make_index(given_names());
  }();
  return index;
}

namespace {

/// Most patronymics are made by rule and known only romanised.
bool may_be_patronymic(std::string_view word) { return word.ends_with("ич") || word.ends_with("іч") || word.ends_with("на"); }

}  // namespace

std::span<const NameForm> name_forms(std::string_view word) {
  const std::span<const NameForm> forms = names_index().find(word);
  if (!forms.empty() || !may_be_patronymic(word)) return forms;
  const std::span<const NameForm> romanised = names_index().find(romanise_normalised(word));
  return !romanised.empty() && romanised[0].kind == FormKind::patronymic ? romanised : forms;
}

std::span<const NameForm> name_forms(const Token& token) {
  const std::span<const NameForm> forms = names_index().find(token.text);
  return forms.empty() ? names_index().find(token.romanised) : forms;
}

int rarity(std::uint16_t name, Where where) {
  const NamesIndex::Name& known = names_index().names.at(name);
  return where == Where::region ? known.rarity : known.abroad;
}

std::string_view shown(std::uint16_t name, Language language) {
  const NamesIndex& index = names_index();
  const InLanguage written = language == Language::uk ? InLanguage::uk : language == Language::ru ? InLanguage::ru : InLanguage::latin;
  const std::string_view from = std::string_view(index.texts).substr(index.names.at(name).shown[NamesIndex::place(written)]);
  return from.substr(0, from.find(' '));
}

std::uint16_t number_of_names() { return static_cast<std::uint16_t>(names_index().names.size()); }

}  // namespace nostoi::names
