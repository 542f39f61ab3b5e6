// Who meets whom under a frame. A value of a key that very many lines share ("Олександр Олександрович") is no key of its own: with each
// other feature it makes finer ones. Which values those are was counted at learning and stays, so that whether two lines meet never depends
// on how many others there are.
#include <algorithm>

#include "link/frame.hpp"

namespace nostoi::link {

namespace {

constexpr std::size_t lines_a_chunk = 4096;

/// A key, or a key made finer by an atom.
struct Slot {
  std::size_t key = 0;
  std::optional<std::size_t> finer;
  std::size_t most = 1;  ///< hashes of a line
};

/// The forms by which crowded values are made finer: of every feature that is not in the key, those that many lines do not share.
std::vector<std::size_t> finer_atoms(const Prepared& prepared, const KeySpace& space, const BlockingKey& key) {
  std::vector<std::size_t> all;
  for (std::size_t at = 0; at < space.atoms().size(); ++at) {
    const Atom& atom = space.atoms()[at];
    if (std::ranges::any_of(key.atoms, [&](std::size_t of_key) { return space.atoms()[of_key].feature == atom.feature; })) continue;
    const Comparator comparator = prepared.features[atom.feature].comparator;
    const bool telling = comparator == Comparator::date   ? atom.form == "year" || atom.form == "month-day"
                         : comparator == Comparator::code ? atom.form == "exact"
                                                          : atom.form == "coarse";
    if (telling) all.push_back(at);
  }
  return all;
}

class Keys {
 public:
  Keys(const Frame& frame, const Prepared& prepared) : frame_(frame), prepared_(prepared), space_(prepared) {
    for (const std::string& name : frame.keys)
      if (std::optional<BlockingKey> key = space_.key(name)) keys_.push_back(std::move(*key));
    for (std::size_t key = 0; key < keys_.size(); ++key) slots_.push_back({key, std::nullopt, space_.most(keys_[key])});
    for (const std::size_t key : frame.crowded_keys)
      if (key < keys_.size())
        for (const std::size_t atom : finer_atoms(prepared, space_, keys_[key]))
          slots_.push_back({key, atom, space_.most(keys_[key]) * (space_.atoms()[atom].many ? most_words : 1)});
  }

  std::vector<Key> told() const {
    std::vector<Key> all;
    for (const Slot& slot : slots_) all.push_back({keys_[slot.key].name, 0, 0, 0});
    return all;
  }

  HashTable table(std::size_t threads) const {
    HashTable table;
    table.offset.push_back(0);
    for (const Slot& slot : slots_) table.offset.push_back(table.offset.back() + slot.most);
    table.stride = table.offset.back();
    table.hashes.resize(prepared_.lines * table.stride);
    for_chunks((prepared_.lines + lines_a_chunk - 1) / lines_a_chunk, threads, [&](std::size_t chunk) {
      for (std::size_t line = chunk * lines_a_chunk; line < std::min(prepared_.lines, (chunk + 1) * lines_a_chunk); ++line)
        for (std::size_t slot = 0; slot < slots_.size(); ++slot) {
          std::uint32_t* to = table.hashes.data() + line * table.stride + table.offset[slot];
          std::fill(to + hashes(slot, line, to), to + slots_[slot].most, 0u);
        }
    });
    return table;
  }

  bool is_crowded(std::size_t slot, std::uint32_t hash) const { return std::ranges::binary_search(frame_.crowded, mix(slot, hash)); }

 private:
  bool may_be_crowded(std::size_t key) const { return std::ranges::find(frame_.crowded_keys, key) != frame_.crowded_keys.end(); }

  std::size_t hashes(std::size_t slot, std::size_t line, std::uint32_t* to) const {
    const auto [key, finer, most] = slots_[slot];
    std::uint32_t of_key[most_hashes];
    const std::size_t all = space_.hashes(keys_[key], line, of_key);
    if (!may_be_crowded(key)) return static_cast<std::size_t>(std::copy_n(of_key, all, to) - to);
    std::uint32_t forms[most_words];
    const std::size_t others = finer ? space_.values(*finer, prepared_.row(line), forms) : 0;
    std::size_t n = 0;
    for (std::size_t at = 0; at < all; ++at) {
      const bool crowded = is_crowded(key, of_key[at]);
      if (!finer && !crowded) to[n++] = of_key[at];
      for (std::size_t form = 0; form < others && crowded; ++form) {
        const std::uint32_t hash = hash_of(with_form(with_form(no_forms, of_key[at]), forms[form]));
        if (!is_crowded(slot, hash) && std::find(to, to + n, hash) == to + n) to[n++] = hash;
      }
    }
    return n;
  }

  const Frame& frame_;
  const Prepared& prepared_;
  KeySpace space_;
  std::vector<BlockingKey> keys_;
  std::vector<Slot> slots_;
};

/// Which hashes of a slot more lines have than can be compared with each other.
std::vector<std::uint32_t> crowds(const HashTable& table, std::size_t slot, std::size_t lines, std::size_t threads) {
  const std::size_t parts = std::clamp<std::size_t>(lines / lines_a_chunk, 1, 256);
  Parts dealt = deal(table, slot, lines, parts, threads);
  std::vector<std::vector<std::uint32_t>> found(parts);
  for_chunks(parts, threads, [&](std::size_t part) {
    for_blocks(std::span(dealt.entries).subspan(dealt.starts[part], dealt.starts[part + 1] - dealt.starts[part]),
               [&](std::span<const std::uint64_t> block) {
                 if (block.size() > full_block) found[part].push_back(static_cast<std::uint32_t>(block.front() >> 32));
               });
  });
  std::vector<std::uint32_t> all;
  for (const std::vector<std::uint32_t>& some : found) all.insert(all.end(), some.begin(), some.end());
  return all;
}

}  // namespace

void find_crowded(Frame& frame, const Prepared& prepared, std::size_t threads) {
  for (std::size_t from = 0, to = frame.keys.size(); from < to;) {  // the keys, and then those made finer
    const Met met = meet(frame, prepared, threads);
    to = from == 0 ? to : met.keys.size();
    std::vector<std::uint64_t> found;
    for (std::size_t slot = from; slot < to; ++slot) {
      const std::vector<std::uint32_t> hashes = crowds(met.table, slot, prepared.lines, threads);
      for (const std::uint32_t hash : hashes) found.push_back(mix(slot, hash));
      if (from == 0 && !hashes.empty()) frame.crowded_keys.push_back(slot);
    }
    frame.crowded.insert(frame.crowded.end(), found.begin(), found.end());
    std::ranges::sort(frame.crowded);
    if (from != 0 || found.empty()) return;
    from = frame.keys.size();
    to = from + 1;
  }
}

Met meet(const Frame& frame, const Prepared& prepared, std::size_t threads) {
  const Keys keys(frame, prepared);
  return {keys.table(threads), keys.told()};
}

std::vector<Meeting> meetings(const Frame& frame, const Prepared& prepared, std::size_t threads) {
  const HashTable table = meet(frame, prepared, threads).table;
  std::vector<Meeting> all;
  all.reserve(prepared.lines * (table.offset.size() - 1));
  for (std::uint32_t line = 0; line < prepared.lines; ++line)
    for (std::size_t slot = 0; slot + 1 < table.offset.size(); ++slot)
      for (std::size_t at = table.offset[slot]; at < table.offset[slot + 1] && table.of(line)[at] != 0; ++at)
        all.push_back({static_cast<std::uint32_t>(mix(slot, table.of(line)[at]) >> 32), line});
  std::ranges::sort(all);
  all.erase(std::ranges::unique(all).begin(), all.end());
  return all;
}

}  // namespace nostoi::link
