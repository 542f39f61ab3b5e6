// forms: what an office prints for its own duties: the card of somebody captured, the return of a bureau, a notice of death, a reviewer's
// worklist. A form is values first: what is said, where each stands, what is left to write by hand; one place makes paper of them. It says
// what is withheld and what is doubtful, and is refused where its duty is not owed. Each that is made is a reading of its own in the trail:
// paper leaves the house.
#pragma once

#include <optional>

#include "nostoi/register.hpp"

namespace nostoi::forms {

// --------------------------------------------------------------------------------------------- which forms there are

/// A field as data/model/forms.json describes it.
struct FieldRule {
  std::string id;                       ///< has its words "printed-field-ID", or else "field-ID"
  std::vector<std::string> of, joined;  ///< properties: the first that is said; instead, where all are said, these behind one another
  std::string custody;                  ///< "category", "since" or "place" of the custody by us; empty: none
  bool choices = false;                 ///< all values of the vocabulary, the one that is so ticked
  std::size_t lines = 1;                ///< to write on by hand where nothing is known
};
struct SectionRule {
  std::string id;  ///< has its words "printed-section-ID"
  std::vector<FieldRule> fields;
  bool changes = false;  ///< it is the table of what happened in custody
};
/// A kind of form; has its words "printed-ID", "printed-ID-ground" and "audit-what-form-ID".
struct Kind {
  std::string id, mark, paper;        ///< paper: "a4" or "a5"
  bool of_list = false;               ///< of a list, not of a person
  std::string duty;                   ///< the duty that it answers; empty: none
  bool open = false;                  ///< only while we hold the person
  std::string death;                  ///< "established" or "no": what the file must say; empty: either
  std::vector<std::string> handling;  ///< classes beyond ordinary that may stand on this paper, whoever makes it
  std::vector<SectionRule> sections;
};
/// data/model/forms.json, checked when loaded.
const std::vector<Kind>& kinds();

// ------------------------------------------------------------------------------------------------- a form of a person

/// What is printed in a field.
struct Value {
  std::string text;
  std::string words;              ///< how the key of its words begins ("value-health_state-"); empty: it stands as it was said
  std::vector<std::string> from;  ///< where it stands: statements ("a12:3", "s40"), records ("r45")
  std::size_t others = 0;         ///< other values that somebody says
};
struct Line {
  const FieldRule* rule = nullptr;
  std::optional<Value> value;  ///< none: it is left to be written by hand
  std::string shut;            ///< the handling class for which it is left so, whatever is known; empty: none
};
struct Change {
  std::string on, change, place, from;
};
struct Section {
  const SectionRule* rule = nullptr;
  std::vector<Line> lines;
  std::vector<Change> changes;
};
/// Something that whoever reads the form has to know: has its words "printed-remark-ID", with {n}.
struct Remark {
  std::string id;
  std::size_t n = 0;
};

struct Form {
  const Kind* kind = nullptr;
  Position about = 0, person = 0, known = 0;
  std::int32_t made = 0;     ///< day number
  std::string number, code;  ///< code: who makes the form of this number again gets it again, and any change of a value changes it
  std::vector<Remark> remarks;
  std::vector<Section> sections;
};

/// A form of the person of an anchor, as known at `known` (0: now). not_found where there is no such form or anchor; conflict where the
/// duty is not owed: we do not hold the person, or not as one to whom it is owed; a death is not established, or one is; denied where
/// the actor may read nothing of the file.
Result<Form> make(Register& reg, const access::Actor& actor, const std::string& form, Position about, Position known = 0);

/// Each kind of form of a person, and why it would be refused.
struct Possible {
  const Kind* kind = nullptr;
  std::optional<Error> refused;
};
Result<std::vector<Possible>> possible(Register& reg, const access::Actor& actor, Position about);

// --------------------------------------------------------------------------------------------------- a list's worklist

/// A pair that waits for a reviewer.
struct Task {
  std::uint64_t row = 0;  ///< of the list, from 1
  Position line = 0, other = 0;
  std::string called, other_called, other_stands;  ///< names; where the other stands: "held.xlsx:4"
  double probability = 0;
  bool urgent = false;
  std::vector<std::string> flags;  ///< as standing_flags() gives them
};
struct Work {
  std::string reviewer;  ///< empty: of nobody
  std::vector<Task> tasks;
};
struct Worklist {
  const Kind* kind = nullptr;
  Position list = 0, known = 0;
  std::string name, number, code;
  std::int32_t made = 0;
  std::vector<Work> work;  ///< by reviewer, what nobody has at the end
};
/// What waits in a list that was taken up, by reviewer. Pairs that the actor may not read are not on it.
Result<Worklist> worklist(Register& reg, const access::Actor& actor, Position list);

/// What should be seen at a glance of somebody who stands in a list: "withheld", "known", "twice", "home", "dead", "child", "missing",
/// "held", "conflict", "candidate", "candidates"; `candidates`: how many pairs of the line wait.
std::vector<std::string> standing_flags(const PersonFile& file, const FileEntry& entry, const ListFacts& list, std::size_t candidates,
                                        std::int32_t today);
/// Whether any date of birth that is not taken back leaves it possible to be younger than eighteen on a day.
bool is_child(const PersonFile& file, std::int32_t today);

// --------------------------------------------------------------------------------------------------------- on paper

/// A page that stands alone: black on white, without script, with its numbers on each sheet.
struct Printed {
  std::string html;
  std::string style_sha256;  ///< of its one style, in base64, for a content security policy
};
/// In a language, and beside it in another one where that is wanted, as cards are made out.
Result<Printed> print(const Form& form, Language language, std::optional<Language> beside = {});
Result<Printed> print(const Worklist& worklist, Language language);

}  // namespace nostoi::forms
