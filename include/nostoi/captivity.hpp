// captivity: what a person's file shows of captivity, life and death. Captured, held and alive are three questions, each with evidence of
// its own and the day it is of; only independent origins count. A death is established by an identification that nothing contradicts and an
// act of two people (acts.hpp); proof of life after it reopens the file. Pure functions of a file: they decide nothing and change nothing.
#pragma once

#include "nostoi/register.hpp"

namespace nostoi::captivity {

/// A kind of evidence (data/model/evidence.json; checked when loaded) and the questions it speaks to: "captured", "held", "alive".
struct Kind {
  std::string id;
  std::vector<std::string> shows;
};
const std::vector<Kind>& kinds();

/// Something that speaks to a question.
struct Evidence {
  std::string kind;
  PartialDate day;  ///< when it was so, as far as told
  std::string speaker;
  Position anchor = 0, at = 0;  ///< at: the statement or the line that says so
  std::size_t origin = 0;       ///< as origins() numbers them
  bool denied = false;          ///< somebody says that it is not so
};

/// What is known of one of the three questions.
struct Answer {
  std::string question;
  std::vector<Evidence> evidence;  ///< the latest first; what has no day comes last
  std::size_t origins = 0;         ///< independent ones that say so
  PartialDate latest;              ///< the day of the latest that says so; not known where none has a day
};
/// One for each question, in the order captured, held, alive.
std::vector<Answer> answers(const PersonFile& file);

enum class Death : std::uint8_t { not_stated, stated, identified, established, contradicted };
/// "not-stated", "stated", "identified", "established", "contradicted": each has its words "death-…".
std::string_view death_name(Death death);

/// What the file says of a death. Identified: nothing but the act of two people is wanting. Contradicted: it was stated, and somebody
/// denies it or shows life after it; then the file is open again, whatever was established.
struct DeathKnown {
  Death state = Death::not_stated;
  std::vector<const Statement*> stated, identified, against;
  std::vector<Evidence> life_after;
  const Act* act = nullptr;  ///< the one that two people confirmed and nobody took back
};
DeathKnown death(const PersonFile& file);

}  // namespace nostoi::captivity
