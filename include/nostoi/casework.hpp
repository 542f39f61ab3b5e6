// casework: what an office owes the people who ask and the people it holds. Enquiries of families, queries to those who may know, custody
// by us, and the duties that follow, each with the text that asks for it. All of it is records in the log: what stands here is computed
// from them, as of any known time. Words and terms are data (data/model/casework.json). What is `withheld` is there, and nothing more is
// told of it: the actor is not cleared for its class, or the person's file is sealed.
#pragma once

#include "nostoi/register.hpp"

namespace nostoi::casework {

// --------------------------------------------------------------------------------------------------- vocabulary

/// Something an enquirer may be told.
struct Tell {
  std::string id;            ///< has its words "tell-ID"
  bool needs_proof = false;  ///< only to somebody whose kinship was shown
  bool in_person = false;    ///< never by telephone, letter or machine
};
/// A dated duty.
struct DutyRule {
  std::string id, after, source;  ///< after: kind of the record that gives rise to it; source: the text that asks for it
  std::vector<std::string> categories, changes, ends;  ///< empty categories: all
  int days = 0;                                        ///< within how many; less than 0: before the day of the change
  bool repeats = false;                                ///< owed again every `days` until one of `ends`
};
/// data/model/casework.json, checked when loaded; every word has its words in uk, ru and en.
struct Vocabulary {
  std::vector<std::string> kinships, proofs, shown, answers, bodies, replies, categories, changes, leaves;
  std::vector<Tell> tells;  ///< from the least to the most
  std::vector<DutyRule> duties;
};
const Vocabulary& vocabulary();

// ---------------------------------------------------------------------------------------------------- enquiries

struct Enquirer {
  std::string name, kinship = "other-relative", proof = "none", contact;
};

/// Somebody asks about somebody. Relatives may disagree, and each has an enquiry of his own.
struct Asked {
  Enquirer enquirer;
  std::string text;             ///< in the words of the one who took it
  std::string medium = "call";  ///< one of media()
  std::string handling = "ordinary";
  std::vector<Said> sought;  ///< what the enquirer says of the person sought
  Position about = 0;        ///< an anchor of the person, where the register has one
};

struct Answered {
  Position at = 0;
  std::int64_t when = 0;
  std::string actor, told, how, text;
};

struct Enquiry {
  Position at = 0;
  std::int64_t when = 0;
  std::string actor, text, handling;
  Enquirer enquirer;
  std::string may_be_told = "search";  ///< the most that was allowed
  Position note = 0;                   ///< the anchor of what the enquirer said
  std::optional<std::int32_t> due;     ///< the day (1970-01-01 = 0) by which an answer is owed; none where none is
  std::string promise;                 ///< what was promised by then; empty: the term of the duty
  std::vector<Answered> answers;
  bool closed = false, withheld = false;
};

/// Opens an enquiry: takes a note of what the enquirer says of the person sought, joined to the person of `about`, and the enquiry about
/// it. All or nothing. invalid where a word is none of the vocabulary, nobody asks or nothing is said of whom.
Result<Position> open_enquiry(Register& reg, const access::Actor& actor, const Asked& asked);
/// The kinship was shown, or was not after all.
Result<Position> prove(Register& reg, const access::Actor& actor, Position enquiry, const std::string& proof, const std::string& why);
/// What this enquirer may be told from now on. denied where that needs a kinship that was not shown.
Result<Position> allow(Register& reg, const access::Actor& actor, Position enquiry, const std::string& tell, const std::string& why);
/// Promises an answer by a day.
Result<Position> promise(Register& reg, const access::Actor& actor, Position enquiry, const PartialDate& due, const std::string& what);
/// Records what was told. denied where it is more than the enquirer may be told; a death is told in person, and only where the person's
/// file has it established (captivity.hpp).
Result<Position> answer(Register& reg, const access::Actor& actor, Position enquiry, const std::string& told, const std::string& how,
                        const std::string& text);
Result<Position> close(Register& reg, const access::Actor& actor, Position enquiry, const std::string& why);

/// An enquiry as of a known time.
Result<Enquiry> enquiry(Register& reg, const access::Actor& actor, Position at, Position known = 0);
/// All of them, or those about the person of an anchor, oldest first.
Result<std::vector<Enquiry>> enquiries(Register& reg, const access::Actor& actor, Position about = 0, Position known = 0);

// ------------------------------------------------------------------------------------------------------ queries

/// A question to a body that may know.
struct Query {
  std::string body = "bureau", to, reference, text, handling = "ordinary";
  PartialDate sent;
  std::vector<Position> about;
};
struct Replied {
  Position at = 0;
  std::string reply, reference, text;
  PartialDate received;
  Position note = 0;  ///< where the reply says something of the person
};
struct QueryKnown {
  Position at = 0;
  std::int64_t when = 0;
  std::string actor;
  Query query;
  std::vector<Replied> replies;  ///< empty: silence, which says nothing
  bool withheld = false;
};
Result<Position> send(Register& reg, const access::Actor& actor, const Query& query);
/// Records a reply; what it says of the person becomes a note of the body, joined to the person.
Result<Position> reply(Register& reg, const access::Actor& actor, Position query, Replied replied, const std::vector<Said>& said);
/// All of them, or those about the person of an anchor, oldest first.
Result<std::vector<QueryKnown>> queries(Register& reg, const access::Actor& actor, Position about = 0, Position known = 0);

// ------------------------------------------------------------------------------------------- custody and duties

/// Somebody is held by us: what is a question about them is a duty about us.
struct CustodyChange {
  Position at = 0;
  std::string change, place, text;
  PartialDate on;
};
struct Custody {
  Position at = 0, anchor = 0;
  std::string category = "undetermined", place, handling = "ordinary";
  PartialDate since;
  std::vector<CustodyChange> changes;  ///< by day, then in the order in which they were recorded
  bool withheld = false;
  bool over() const;  ///< the last change that matters was a release, repatriation, escape or death
};
/// `since` has to be a day.
Result<Position> begin_custody(Register& reg, const access::Actor& actor, const Custody& custody);
Result<Position> change_custody(Register& reg, const access::Actor& actor, Position custody, const CustodyChange& change);
Result<std::vector<Custody>> custodies(Register& reg, const access::Actor& actor, Position known = 0);

/// Something that is owed.
struct Duty {
  const DutyRule* rule = nullptr;
  Position of = 0;        ///< the record that gave rise to it: an enquiry, a custody, a change in one
  Position about = 0;     ///< an anchor of the person
  std::int32_t due = 0;   ///< day number
  std::size_t times = 0;  ///< how often it was done
  std::int32_t done = 0;  ///< day of the last time, where times > 0
};
/// What is owed as of a known time, the earliest first; of what is withheld from the actor nothing is told.
Result<std::vector<Duty>> duties(Register& reg, const access::Actor& actor, Position known = 0);
/// Records that a duty was done; not_found where it is not owed.
Result<Position> done(Register& reg, const access::Actor& actor, const std::string& duty, Position of, const PartialDate& on,
                      const std::string& reference);

}  // namespace nostoi::casework
