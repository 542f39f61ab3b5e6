// frame: what linking learned and counted of the lines that were there, kept, so that lines which come later are read, met and weighed as
// if they had been among them. One idea: under a frame whether two lines meet, and what the pair weighs, depends on these two lines alone;
// so any split and any order of what comes gives the same pairs, and a new line has to be compared with those alone whom it meets.
#pragma once

#include <functional>
#include <optional>

#include "link/candidates.hpp"
#include "link/compared.hpp"

namespace nostoi::link {

/// To be counted up whenever lines are read, met or weighed in another way.
constexpr int frame_format = 1;

struct Frame {
  struct Feature {
    std::string name;
    Kind kind = Kind::text;
    Comparator comparator = Comparator::text;
    std::vector<std::string> fields;  ///< which columns tell it, in this order
    bool by_name = false;             ///< Texts::by_name
    std::uint64_t lines_with_value = 0;
    std::vector<std::uint64_t> beginnings;
    double copies = 0;
    LevelTable table;
  };
  std::vector<Feature> features;
  std::vector<std::string> left_out;  ///< fields that are known and not compared: another tells them, or all say the same
  Company company = independent;
  Priors priors;
  std::vector<std::string> keys;
  /// Of keys that so many lines shared at learning that nobody could be compared with all of them, those values: under them lines meet
  /// only if something else agrees as well, and not at all where that is as common again.
  std::vector<std::uint64_t> crowded;
  std::vector<std::size_t> crowded_keys;  ///< which keys have any
  Weight floor = 0;                       ///< pairs of this weight or more are told
  std::string data_hash;                  ///< shipped_hash() at learning
};

/// What lists teach: all that link() does before it compares.
struct Learned {
  Model model;
  Frame frame;
  std::shared_ptr<const Prepared> prepared;  ///< the lists, as pairs_of() takes them
};
Result<Learned> learn(const std::vector<List>& lists, const Options& options);
/// Finds what is crowded among the lines that the frame is learned of.
void find_crowded(Frame& frame, const Prepared& prepared, std::size_t threads);

std::string to_text(const Frame& frame);
/// None where the text is of another format or of other shipped knowledge, or no frame at all.
std::optional<Frame> frame_of_text(std::string_view text);

/// What the columns of a list tell under a frame, and how its names are read.
struct ListUse {
  struct Column {
    std::size_t feature = 0, column = 0;
    NameColumn names{};
  };
  std::vector<Column> columns;
};

/// What becomes of columns that a frame does not know how to compare: they are refused, for then it is to be learned anew; of notes, which
/// say what they will, names alone are, for without them nobody would be found; of the lists that it was learned of none are.
enum class Unknown : std::uint8_t { refused, names_refused, passed_over };
/// None where something is refused.
std::optional<ListUse> use_of(const Frame& frame, const List& list, Unknown unknown = Unknown::refused);

/// How many lines of the frame carry a text, by what the text is: ascending keys, counts of two or more. A value counts one where it has
/// none: whoever carries it does.
using Count = std::pair<std::uint64_t, std::uint32_t>;
std::vector<Count> counts_of(const Prepared& prepared);
/// The counts of keys, 0 where there is none.
using CountsOf = std::function<Result<std::vector<std::uint32_t>>(const std::vector<std::uint64_t>& keys)>;

/// Lists as they are read under a frame. Without counts they can be met, but not weighed.
Result<Prepared> prepare(const std::vector<List>& lists, const Frame& frame, const std::vector<ListUse>& uses, const CountsOf& counts,
                         std::size_t threads);

/// Where a line stands in wait for others: lines that share a hash are candidates, or met by chance.
struct Meeting {
  std::uint32_t hash = 0, line = 0;
  auto operator<=>(const Meeting&) const = default;
};
/// Of all lines, ascending.
std::vector<Meeting> meetings(const Frame& frame, const Prepared& prepared, std::size_t threads);

/// The hashes of all lines under the keys of the frame, and what the keys are called.
struct Met {
  HashTable table;
  std::vector<Key> keys;
};
Met meet(const Frame& frame, const Prepared& prepared, std::size_t threads);

/// How lines are compared and weighed under a frame; the scorer keeps looking at the comparers.
std::vector<FeatureComparer> comparers_of(const Frame& frame, const Prepared& prepared);
Scorer scorer_of(const Frame& frame, const Prepared& prepared, const std::vector<FeatureComparer>& comparers);

/// Why two lines weigh what they do under a frame, of lists that were prepared with counts.
Explanation explain(const Frame& frame, const std::vector<List>& lists, const std::vector<ListUse>& uses, const Prepared& prepared,
                    std::uint32_t left, std::uint32_t right);

/// The pairs of floor or more with at least one fresh line (`fresh` empty: all pairs), by (a, b); none where so many lines meet that not
/// all of them can be compared with each other, as it may be when many came since the frame was learned.
std::optional<std::vector<Scored>> pairs_of(const Frame& frame, const Prepared& prepared, const std::vector<char>& fresh,
                                            std::size_t threads);

}  // namespace nostoi::link
