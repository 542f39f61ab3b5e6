// A field belongs to one column of a list. Where several claim it, the one whose content speaks for it best has it; the others stay
// unrecognised, but what their heading says about their role still holds: a second number of the row is compared as little as the first.
#include "intake/mapping.hpp"

#include <algorithm>
#include <map>

#include "intake/columns.hpp"
#include "intake/evidence.hpp"
#include "intake/headings.hpp"

namespace nostoi::intake {

namespace {

class Mapping {
 public:
  Mapping(Plan& plan, const Sample& sample) : plan_(plan), profiles_(plan.columns.size()), guarded_(plan.columns.size()) {
    const std::size_t enough = sample_rows_for(plan.columns.size());
    const Sample head(sample.begin(), sample.begin() + static_cast<std::ptrdiff_t>(std::min(sample.size(), plan.first_line + enough)));
    for (std::size_t i = 0; i < profiles_.size(); ++i) profiles_[i] = profile_of(head, plan.first_line, i);
  }

  void by_choice(const std::vector<ColumnChoice>& choices) {
    for (const ColumnChoice& choice : choices)
      for (std::size_t i = 0; i < plan_.columns.size(); ++i)
        if (means(choice, plan_.columns[i].header, i) && open(i) && free(choice.field)) take(i, choice.field, "asked");
  }

  void by_headings() {
    std::map<const Field*, std::vector<std::pair<std::size_t, Meaning>>> claims;
    for (std::size_t i = 0; i < plan_.columns.size(); ++i) {
      if (!open(i)) continue;
      const Meaning meaning = meaning_of(plan_.columns[i].header);
      guarded_[i] = meaning.guarded;
      if (meaning.field) claims[meaning.field].emplace_back(i, meaning);
    }
    for (const Field& field : fields())
      if (const auto found = claims.find(&field); found != claims.end()) settle(field, found->second);
  }

  /// Fields that the content alone shows. Names of people and places look alike, so a name needs more than capital letters.
  void by_content() {
    const bool headed = plan_.given_headers || plan_.header != Plan::none;
    best("email", [](const Profile& p) { return p.emails >= 0.6 ? p.emails : 0; });
    best("phone", [](const Profile& p) { return p.phones >= 0.6 && !p.running && p.dates < 0.5 ? p.phones : 0; });
    if (free("birth_year"))
      best("birth_date", [](const Profile& p) { return p.dates >= 0.6 && p.scatters_like_births() ? p.dates + earlier(p) : 0; });
    if (!headed && free("birth_date"))
      best("birth_year", [](const Profile& p) { return p.years >= 0.8 && p.scatters_like_births() ? p.years : 0; });
    best("sex", [](const Profile& p) { return p.sexes >= 0.9 && p.distinct <= 6 ? p.sexes : 0; });
    if (free("surname") && free("given_name")) {
      best("name", [](const Profile& p) { return p.full_names >= 0.7 && p.patronymics >= 0.15 ? p.full_names + p.patronymics : 0; });
      best("name", [](const Profile& p) { return p.full_names >= 0.8 && p.surnames >= 0.5 && p.unique_share() >= 0.7 ? p.full_names : 0; });
    }
    if (!headed && free("name")) by_content_of_parts();
    best("id", [](const Profile& p) { return p.running ? 1 : 0; });
  }

  /// Roles that a heading or a number of the row fixes although its field is taken.
  void settle_roles() {
    for (std::size_t i = 0; i < plan_.columns.size(); ++i)
      if (open(i) && profiles_[i].running) plan_.columns[i].role = Role::never;
  }

  void let_go_of_free_text() {
    const bool named = !free("name") || !free("surname");
    for (std::size_t i = 0; i < plan_.columns.size(); ++i) {
      PlannedColumn& column = plan_.columns[i];
      const Profile& profile = profiles_[i];
      const bool long_text = profile.filled >= 20 && profile.mean_bytes > 48 && profile.unique_share() > 0.9;
      const bool unknown = !column.field && column.chosen_by != "asked";
      if (named && (unknown || (column.field && column.field->id == "note")) && long_text && !prefix_holds_dates(profile))
        column.kept = false;
    }
  }

 private:
  static double earlier(const Profile& profile) { return 1.0 - profile.first_year / 3000.0; }
  static bool prefix_holds_dates(const Profile& profile) { return profile.dates > 0.5; }

  bool open(std::size_t column) const { return plan_.columns[column].field == nullptr; }
  bool free(std::string_view field) const {
    return std::none_of(plan_.columns.begin(), plan_.columns.end(),
                        [field](const PlannedColumn& column) { return column.field && column.field->id == field; });
  }
  void take(std::size_t column, std::string_view field, std::string_view how) {
    plan_.columns[column].field = find_field(field);
    plan_.columns[column].chosen_by = how;
  }

  void settle(const Field& field, const std::vector<std::pair<std::size_t, Meaning>>& claims) {
    const auto score = [&](const std::pair<std::size_t, Meaning>& claim) {
      return fit(profiles_[claim.first], field) + (claim.second.exact ? 0.3 : 0.0);
    };
    constexpr double margin = 0.05;  // as good as equal: the first column has it
    auto winner = claims.begin();
    for (auto claim = claims.begin(); claim != claims.end(); ++claim)
      if (score(*claim) > score(*winner) + margin) winner = claim;
    const bool is_free = free(field.id);
    for (auto claim = claims.begin(); claim != claims.end(); ++claim) {
      PlannedColumn& column = plan_.columns[claim->first];
      if (claim == winner && is_free) {
        take(claim->first, field.id, "header");
      } else if (field.role != Role::identity) {
        column.role = field.role;
        column.chosen_by = "header";
      }
      guarded_[claim->first] = true;
    }
    // A year of birth that holds whole dates is a date of birth, if none is there.
    if (is_free && field.id == "birth_year" && profiles_[winner->first].dates > 0.5 && free("birth_date"))
      take(winner->first, "birth_date", "header");
  }

  template <class Score>
  void best(std::string_view field, Score score) {
    if (!free(field)) return;
    std::size_t column = Plan::none;
    double most = 0;
    for (std::size_t i = 0; i < profiles_.size(); ++i) {
      if (!open(i) || guarded_[i] || profiles_[i].filled == 0) continue;
      if (const double found = score(profiles_[i]); found > most) column = i, most = found;
    }
    if (column != Plan::none) take(column, field, "content");
  }

  /// Surname, given name and patronymic in columns of their own, without headings: endings tell patronymic and surname; the given
  /// name stands beside them and repeats more.
  void by_content_of_parts() {
    best("patronymic", [](const Profile& p) { return p.single_names >= 0.7 && p.patronymics >= 0.5 ? p.patronymics : 0; });
    if (free("patronymic")) return;
    best("surname", [](const Profile& p) { return p.single_names >= 0.7 && p.surnames >= 0.35 ? p.surnames + p.unique_share() : 0; });
    for (std::size_t i = 0; i < profiles_.size(); ++i) {
      const bool beside = (i > 0 && is_name_part(i - 1)) || (i + 1 < profiles_.size() && is_name_part(i + 1));
      if (beside && open(i) && free("given_name") && profiles_[i].single_names >= 0.7) take(i, "given_name", "content");
    }
  }
  bool is_name_part(std::size_t column) const {
    const Field* field = plan_.columns[column].field;
    return field && (field->id == "surname" || field->id == "patronymic");
  }

  Plan& plan_;
  std::vector<Profile> profiles_;
  std::vector<bool> guarded_;  // the heading says what it is, or that it is about someone else: content has no voice
};

}  // namespace

void map_columns(Plan& plan, const Sample& sample, const std::vector<ColumnChoice>& choices) {
  Mapping mapping(plan, sample);
  mapping.by_choice(choices);
  mapping.by_headings();
  mapping.by_content();
  mapping.settle_roles();
  mapping.let_go_of_free_text();
}

}  // namespace nostoi::intake
