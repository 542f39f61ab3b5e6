// Reads data/spelling/*.tsv: two stretches and, for each orthography, the cost of the unit in bits.
#include "names/spelling_table.hpp"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <stdexcept>

#include "base/utf8.hpp"
#include "names/sounds.hpp"
#include "nostoi/base.hpp"

namespace nostoi::names {

UnitCosts::UnitCosts(std::span<const Unit> units, std::size_t left_stretches) : groups_(left_stretches) {
  std::vector<std::uint32_t> count(left_stretches);
  for (const Unit& unit : units) ++count[unit.left];
  std::uint32_t next = 0;
  for (std::size_t left = 0; left < left_stretches; ++left) {
    const std::uint32_t room = std::bit_ceil(count[left] + count[left] / 4 + 1);
    groups_[left] = {0, next, room - 1};
    next += room;
  }
  slots_.resize(next);
  for (const Unit& unit : units) {
    Group& group = groups_[unit.left];
    group.partners |= std::uint64_t{1} << Stretches::kind(unit.right);
    std::size_t at = unit.right;
    while (slots_[group.first + (at & group.mask)].right != Slot::empty && slots_[group.first + (at & group.mask)].right != unit.right)
      ++at;
    Slot& slot = slots_[group.first + (at & group.mask)];
    const auto cost = static_cast<std::uint16_t>(unit.cost);
    slot = {unit.right, slot.right == unit.right ? std::min(slot.cost, cost) : cost};
  }
}

void Stretches::put(Slot entry) {
  std::size_t at = entry.key * 0x9E3779B1u >> shift_;
  while (slots_[at].key != 0) at = (at + 1) & (slots_.size() - 1);
  slots_[at] = entry;
}

void Stretches::grow() {
  std::vector<Slot> old(2 * slots_.size());
  old.swap(slots_);
  --shift_;
  for (const Slot& entry : old)
    if (entry.key != 0) put(entry);
}

std::uint16_t Stretches::add(std::u32string_view stretch) {
  if (stretch.empty()) return 0;
  std::uint32_t key = 0;
  for (std::size_t at = 0; at < stretch.size(); ++at) {
    if (stretch[at] >= letters_.size()) letters_.resize(stretch[at] + 1, no_letter);
    unsigned char& letter = letters_[stretch[at]];
    if (letter == no_letter) letter = ++last_letter_;
    key |= static_cast<std::uint32_t>(letter) << 8 * at;
  }
  if (const std::uint16_t found = number(key); found != unknown) return found;
  if (2 * (count_ + 1u) > slots_.size()) grow();
  put({key, ++count_});
  return count_;
}

namespace {

constexpr Cost dearest_sound = 9 * 1024;  // half a slip

struct Unit {
  std::uint16_t left, right;
  std::array<Cost, tongues> cost;
  std::uint8_t differing;  ///< sounds in which its sides differ
};

[[noreturn]] void faulty(std::string_view file, std::string_view line, std::string_view why) {
  throw std::logic_error("data/" + std::string(file) + ": '" + std::string(line) + "': " + std::string(why));
}

/// The cells of a line, as many as a table may have; what is more is counted only.
struct Cells {
  std::array<std::string_view, 2 + tongues> at;
  std::size_t size = 0;

  explicit Cells(std::string_view line) {
    for (std::size_t from = 0, to; from <= line.size(); from = to + 1, ++size) {
      to = std::min(line.find('\t', from), line.size());
      if (size < at.size()) at[size] = line.substr(from, to - from);
    }
  }
};

/// At most one letter more than a stretch may have.
struct Letters {
  std::array<char32_t, Stretches::longest + 1> at;
  std::size_t size = 0;

  explicit Letters(std::string_view text) {
    for (std::size_t byte = 0; byte < text.size() && size < at.size();) at[size++] = next_code_point(text, byte);
  }
  operator std::u32string_view() const { return {at.data(), size}; }
};

Tongue tongue_of(std::string_view file, std::string_view column) {
  constexpr std::string_view names[] = {"any", "ru", "uk", "be", "bg"};
  const auto* const found = std::ranges::find(names, column);
  if (found == std::end(names)) faulty(file, column, "is no language of this table");
  return static_cast<Tongue>(found - names);
}

Cost cost_of(std::string_view file, std::string_view line, std::string_view cell) {
  double bits = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), bits);
  if (error != std::errc() || end != cell.data() + cell.size() || !(bits >= 0 && bits < 64)) faulty(file, line, "has a cost that is none");
  return static_cast<Cost>(std::lround(bits * cost_scale));
}

/// Where the language is not known, a unit may be of Russian or of Ukrainian.
void mix(Unit& unit) {
  const auto cost = [&](Tongue tongue) { return unit.cost[static_cast<std::size_t>(tongue)]; };
  unit.cost[0] = std::min({unit.cost[0], cost(Tongue::ru), cost(Tongue::uk)});
}

std::vector<Unit> read_units(std::string_view file, SpellingTable& table) {
  const Result<std::string> text = shipped(file);
  if (!text) faulty(file, "", "cannot be read");
  std::vector<Unit> units;
  std::vector<Tongue> columns;
  units.reserve(static_cast<std::size_t>(std::ranges::count(*text, '\n')));
  for (std::size_t from = 0, to; from < text->size(); from = to + 1) {
    to = std::min(text->find('\n', from), text->size());
    const std::string_view line = std::string_view(*text).substr(from, to - from);
    if (line.empty() || line[0] == '#') continue;
    const Cells cells(line);
    if (cells.size > cells.at.size()) faulty(file, line, "has more cells than there are languages");
    if (columns.empty()) {
      for (std::size_t at = 2; at < cells.size; ++at) columns.push_back(tongue_of(file, cells.at[at]));
      if (columns.empty()) faulty(file, line, "names no language");
      continue;
    }
    if (cells.size != columns.size() + 2) faulty(file, line, "has not as many cells as the heading");
    const Letters left(cells.at[0]), right(cells.at[1]);
    if (std::max(left.size, right.size) > Stretches::longest) faulty(file, line, "has a stretch of more than four letters");
    Unit unit{table.left.add(left),
              (table.one_script ? table.left : table.right).add(right),
              {},
              static_cast<std::uint8_t>(differing(Sounds(left), Sounds(right)))};
    unit.cost.fill(UnitCosts::none);
    for (std::size_t at = 0; at < columns.size(); ++at)
      if (!cells.at[at + 2].empty()) unit.cost[static_cast<std::size_t>(columns[at])] = cost_of(file, line, cells.at[at + 2]);
    mix(unit);
    units.push_back(unit);
  }
  return units;
}

/// What no unit without letters on one side is cheaper than, for each sound on the other.
Cost cost_of_a_sound(const std::vector<Unit>& units, std::size_t tongue) {
  Cost least = dearest_sound;
  for (const Unit& unit : units)
    if ((unit.left == 0 || unit.right == 0) && unit.differing > 0) least = std::min(least, unit.cost[tongue] / unit.differing);
  return least;
}

Orthography compile(const SpellingTable& table, const std::vector<Unit>& units, std::size_t tongue) {
  const std::size_t left_size = table.left.size(), right_size = table.one_script ? left_size : table.right.size();
  std::vector<UnitCosts::Unit> there;
  there.reserve(table.one_script ? 2 * units.size() : units.size());
  Orthography all;
  all.a_sound = cost_of_a_sound(units, tongue);
  for (OneSide* side : {&all.left, &all.right}) {
    const std::size_t size = side == &all.left ? left_size : right_size;
    side->probability.assign(size, 0), side->best.assign(size, UnitCosts::none), side->unlike.assign(size, UnitCosts::none);
  }
  const auto add = [&](std::uint16_t left, std::uint16_t right, const Unit& unit) {
    const Cost cost = unit.cost[tongue], unlike = cost - unit.differing * all.a_sound;
    there.push_back({left, right, cost});
    all.left.unlike[left] = std::min(all.left.unlike[left], unlike);
    all.right.unlike[right] = std::min(all.right.unlike[right], unlike);
  };
  for (const Unit& unit : units) {
    if (unit.cost[tongue] == UnitCosts::none) continue;
    add(unit.left, unit.right, unit);
    if (table.one_script) add(unit.right, unit.left, unit);  // which of the two is left has no meaning
  }
  all.costs = UnitCosts(there, left_size);
  all.costs.each([&](std::uint16_t left, std::uint16_t right, Cost cost) {
    const double probability = std::exp2(-cost / cost_scale);
    all.left.probability[left] += probability, all.right.probability[right] += probability;
    all.left.best[left] = std::min(all.left.best[left], cost), all.right.best[right] = std::min(all.right.best[right], cost);
  });
  return all;
}

SpellingTable load(const SpellingFile& of) {
  const auto ready = compiled(of.file);
  if (!ready) return read_spelling_table(of);
  SpellingTable table;
  table.one_script = of.one_script;
  Unpacking rows(*ready);
  table.pass(rows);
  return table;
}

}  // namespace

SpellingTable read_spelling_table(const SpellingFile& of) {
  SpellingTable table;
  table.one_script = of.one_script;
  const std::vector<Unit> units = read_units(of.file, table);
  for (std::size_t tongue = 0; tongue < (of.one_script ? 1 : tongues); ++tongue) table.by_tongue[tongue] = compile(table, units, tongue);
  return table;
}

const SpellingTable& cyrillic_latin() {
  static const SpellingTable table = load(spelling_files[0]);
  return table;
}

const SpellingTable& cyrillic_cyrillic() {
  static const SpellingTable table = load(spelling_files[1]);
  return table;
}

const SpellingTable& latin_latin() {
  static const SpellingTable table = load(spelling_files[2]);
  return table;
}

}  // namespace nostoi::names
