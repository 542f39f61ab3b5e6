// make_index(): every spelling, every short form and every patronymic → what it can be, under the word itself and under its romanised
// form.
#include "names/given_names_index.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <iterator>
#include <stdexcept>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "names/given_names_table.hpp"
#include "names/romanise.hpp"

namespace nostoi::names {

namespace {

constexpr std::uint8_t surely = 0, distant = 2;
constexpr double loosest = 3;

/// A key, by its hash, and one thing that it can be. Of 64 bits: that two of some ten thousand keys and a word ever met agree is not to
/// be expected, and the table need not keep the keys.
struct Entry {
  std::uint64_t key;
  NameForm form;
};

/// What one file of names adds to the index; files are gathered in parallel and joined in their order.
class Gathering {
 public:
  Gathering(const GivenNames& all, std::size_t first, std::size_t last) : all_(&all) {
    std::string words;
    for (std::size_t i = first; i < last; ++i) gather(words, all.names[i], static_cast<std::uint16_t>(i));
    add_romanised(romanise_normalised(words));
  }
  const std::vector<Entry>& entries() const { return entries_; }

 private:
  void gather(std::string& words, const GivenName& name, std::uint16_t number) {
    const auto add = [&](const WordList& list, FormKind kind, std::uint8_t grade, bool fathers) {
      each_word(list.normal, [&](std::string_view word) {
        const std::uint8_t sex = kind == FormKind::patronymic ? sex_of_patronymic(word) : name.sex;
        waiting_.push_back({{number, kind, sex, grade}, hash_bytes(word), fathers});
        entries_.push_back({waiting_.back().own_key, waiting_.back().form});
        words += word;
        words += ' ';
      });
    };
    const bool a_father = name.sex == 1;
    for (std::size_t i = 0; i < languages_of_names.size(); ++i)
      add(name.forms[i], FormKind::full, surely, a_father && i <= static_cast<std::size_t>(InLanguage::be));
    add(name.distant, FormKind::full, distant, false);
    add(name.patronymics, FormKind::patronymic, surely, false);
    add(name.shorts, FormKind::short_form, surely, false);
    if (a_father) each_word(name.fathers.normal, [&](std::string_view word) { add_sons(romanise_normalised(word), number); });
  }

  /// All words of the file were romanised in one go, which is much faster than one by one.
  void add_romanised(std::string_view romanised) {
    std::size_t at = 0;
    std::vector<std::string_view> fathers;  // spellings of the name whose sons are known: many meet when romanised
    each_word(romanised, [&](std::string_view word) {
      if (at && waiting_[at - 1].form.name != waiting_.at(at).form.name) fathers.clear();
      const Waiting& waiting = waiting_.at(at++);
      if (const std::uint64_t key = hash_bytes(word); key != waiting.own_key) entries_.push_back({key, waiting.form});
      if (!waiting.is_father || std::ranges::find(fathers, word) != fathers.end()) return;
      add_sons(word, waiting.form.name);
      fathers.push_back(word);
    });
    if (at != waiting_.size()) throw std::logic_error("a given name leaves no trace when it is romanised");
  }

  void add_sons(std::string_view father, std::uint16_t name) {
    for (const MadePatronymic& made : patronymics_of(father, all_->patronymics))
      entries_.push_back({hash_bytes(made.word), {name, FormKind::patronymic, made.sex, surely}});
  }

  struct Waiting {
    NameForm form;
    std::uint64_t own_key;
    bool is_father;
  };
  const GivenNames* all_;
  std::vector<Waiting> waiting_;  ///< words to be romanised, in their order
  std::vector<Entry> entries_;
};

std::vector<Gathering> gather_all(const GivenNames& all) {
  std::vector<std::size_t> ends;  // of files
  for (std::size_t i = 0; i < all.names.size(); ++i)
    if (i + 1 == all.names.size() || all.names[i].file != all.names[i + 1].file) ends.push_back(i + 1);
  std::vector<std::optional<Gathering>> parts(ends.size());
  for_chunks(ends.size(), default_threads(), [&](std::size_t i) { parts[i].emplace(all, i ? ends[i - 1] : 0, ends[i]); });
  std::vector<Gathering> gathered;
  for (auto& part : parts) gathered.push_back(std::move(*part));
  return gathered;
}

/// By name; of what a word is in one name, the surest first.
bool before(const NameForm& a, const NameForm& b) {
  return std::tuple(a.name, a.kind, a.grade, a.sex) < std::tuple(b.name, b.kind, b.grade, b.sex);
}

/// How often a name is met: 2 to the power of minus its rarity, where it is commoner.
double share(const GivenName& name) { return std::exp2(-std::min(name.rarity, name.abroad)); }

/// A short form is the looser the less likely it is that this name is meant: whole bits, up from a tenth.
void grade_short_forms(std::span<NameForm> forms, const GivenNames& all) {
  double of_all = 0;
  for (const NameForm& form : forms)
    if (form.kind == FormKind::short_form || form.grade == surely) of_all += share(all.names[form.name]);
  for (NameForm& form : forms)
    if (form.kind == FormKind::short_form)
      form.grade = static_cast<std::uint8_t>(std::clamp(std::ceil(std::log2(of_all / share(all.names[form.name])) - 0.1), 0.0, loosest));
}

class Making {
 public:
  explicit Making(const GivenNames& all) {
    const std::vector<Gathering> parts = gather_all(all);
    std::vector<NameForm> met = by_slot(parts);
    const auto akin = akin_names(all);
    for (Slot& slot : slots_)
      if (slot.count) add_word(slot, std::span(met).subspan(slot.first, slot.count), all, akin);
  }

  std::vector<NameForm> take_forms() { return std::move(forms_); }
  /// The slots of the words that there are, twice as many.
  std::vector<NamesIndex::Slot> take_slots() {
    const auto words = static_cast<std::size_t>(std::ranges::count_if(slots_, [](const Slot& slot) { return slot.count > 0; }));
    std::vector<Slot> there(std::bit_ceil(2 * words + 2));
    for (const Slot& slot : slots_)
      if (slot.count) there[NamesIndex::slot_of(there, slot.key)] = slot;
    return there;
  }

 private:
  using Slot = NamesIndex::Slot;

  /// Every thing that a word can be, those of one word together; each slot then says where. Counted, then dealt out: no sorting.
  std::vector<NameForm> by_slot(const std::vector<Gathering>& parts) {
    const auto each_entry = [&](const auto& take) {
      for (const Gathering& part : parts)
        for (const Entry& entry : part.entries()) take(entry);
    };
    std::size_t entries = 0;
    for (const Gathering& part : parts) entries += part.entries().size();
    slots_.resize(std::bit_ceil(2 * entries + 2));
    each_entry([&](const Entry& entry) {
      Slot& slot = slots_[NamesIndex::slot_of(slots_, entry.key)];
      slot.key = entry.key;
      ++slot.count;
    });
    std::uint32_t next = 0;
    for (Slot& slot : slots_) slot.first = std::exchange(next, next + slot.count);
    std::vector<NameForm> met(entries);
    each_entry([&](const Entry& entry) { met[slots_[NamesIndex::slot_of(slots_, entry.key)].first++] = entry.form; });
    for (Slot& slot : slots_) slot.first -= slot.count;
    return met;
  }

  using Akin = std::vector<std::vector<std::uint16_t>>;  // by name
  static Akin akin_names(const GivenNames& all) {
    std::unordered_map<std::string_view, std::uint16_t> numbers[3];
    for (std::size_t i = 0; i < all.names.size(); ++i) numbers[all.names[i].sex][all.names[i].key()] = static_cast<std::uint16_t>(i);
    Akin akin(all.names.size());
    for (std::size_t i = 0; i < all.names.size(); ++i)
      each_word(all.names[i].akin, [&](std::string_view other) {
        const std::uint16_t number = numbers[all.names[i].sex].at(other);
        akin[i].push_back(number);
        akin[number].push_back(static_cast<std::uint16_t>(i));
      });
    return akin;
  }

  /// Takes over what a word was met as: one thing in each name. A full form or a patronymic of a name is one of each name that is akin to
  /// it, distantly.
  void add_word(Slot& slot, std::span<NameForm> met, const GivenNames& all, const Akin& akin) {
    const auto first = static_cast<std::uint32_t>(forms_.size());
    std::ranges::sort(met, before);
    std::ranges::unique_copy(met, std::back_inserter(forms_), {}, &NameForm::name);
    for (std::size_t i = first, last = forms_.size(); i < last; ++i) {
      const NameForm form = forms_[i];
      if (form.kind == FormKind::short_form || form.grade != surely) continue;
      for (const std::uint16_t other : akin[form.name])
        if (std::none_of(forms_.begin() + first, forms_.end(), [&](const NameForm& known) { return known.name == other; }))
          forms_.push_back({other, form.kind, form.sex, distant});
    }
    grade_short_forms(std::span(forms_).subspan(first), all);
    slot.first = first;
    slot.count = static_cast<std::uint32_t>(forms_.size()) - first;
  }

  std::vector<NameForm> forms_;
  std::vector<Slot> slots_;
};

std::uint32_t keep(std::string_view word, std::string& texts) {
  const auto at = static_cast<std::uint32_t>(texts.size());
  texts.append(word).push_back(' ');
  return at;
}

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) keep(word, all);
  return all;
}

}  // namespace

NamesIndex make_index(const GivenNames& all) {
  NamesIndex index;
  Making making(all);
  index.made_slots = making.take_slots();
  index.slots = index.made_slots;
  index.forms = making.take_forms();
  for (const GivenName& name : all.names) {
    NamesIndex::Name& told = index.names.emplace_back();
    told.rarity = static_cast<std::uint16_t>(name.rarity), told.abroad = static_cast<std::uint16_t>(name.abroad);
    for (const InLanguage written : {InLanguage::uk, InLanguage::ru, InLanguage::latin}) {
      const std::string_view own = name.in(written).first();
      told.shown[NamesIndex::place(written)] = keep(own.empty() ? name.key() : own, index.texts);
    }
  }
  index.son_endings = joined(all.patronymics.son_endings);
  index.daughter_endings = joined(all.patronymics.daughter_endings);
  return index;
}

}  // namespace nostoi::names
