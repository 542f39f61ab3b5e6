// How two words are related, from what each can be: the surest of all ways in which they meet in one name.
#include <tuple>

#include "names/given_names.hpp"

namespace nostoi::names {

namespace {

Kin relation(FormKind a, FormKind b) {
  if (a == FormKind::full && b == FormKind::full) return Kin::one_name;
  if (a == FormKind::patronymic && b == FormKind::patronymic) return Kin::one_father;
  if (a == FormKind::short_form && b == FormKind::short_form) return Kin::two_short_forms;
  if (a != FormKind::patronymic && b != FormKind::patronymic) return Kin::short_form;
  return a == FormKind::full || b == FormKind::full ? Kin::father_of : Kin::none;
}

/// A distant equivalent of a distant equivalent is hardly one.
std::uint8_t grade(const NameForm& a, const NameForm& b) {
  const bool both_distant = a.kind != FormKind::short_form && b.kind != FormKind::short_form && a.grade > 0 && b.grade > 0;
  return both_distant ? 3 : std::max(a.grade, b.grade);
}

bool surer(const Kinship& a, const Kinship& b) {
  if (b.relation == Kin::none) return true;
  return std::tuple(a.grade, a.other_sex, a.relation, a.name) < std::tuple(b.grade, b.other_sex, b.relation, b.name);
}

}  // namespace

Kinship kinship(std::span<const NameForm> a, std::span<const NameForm> b) {
  Kinship best;
  for (const NameForm& one : a)
    for (const NameForm& other : b) {
      if (one.name != other.name) continue;
      Kinship way{relation(one.kind, other.kind), one.name, grade(one, other), false};
      if (way.relation == Kin::none) continue;
      way.other_sex = way.relation == Kin::one_father && one.sex != other.sex;
      if (surer(way, best)) best = way;
    }
  return best;
}

}  // namespace nostoi::names
