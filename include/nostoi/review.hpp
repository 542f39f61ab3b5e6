// review: what a person should look at next. All lines and notes of the register are linked as one batch; what linking finds likely becomes
// a proposal, and nothing joins until somebody decides. Proposals are an index: disposable, and the same whatever order all came in.
#pragma once

#include <array>
#include <map>
#include <vector>

#include "nostoi/link.hpp"
#include "nostoi/register.hpp"

namespace nostoi::review {

/// A pair of anchors that may be one person.
struct Proposal {
  Position left = 0, right = 0;  ///< anchors, left < right
  ScoreThen score;
};

/// What a matching did.
struct Matched {
  Position at = 0;  ///< the event that pins it: model, and by its position the lines that frequencies were counted over
  std::uint64_t lists = 0, lines = 0, proposals = 0;
  bool learned = true;       ///< everybody was linked; false: what came or changed, by what was learned before
  std::uint64_t joined = 0;  ///< pairs that a signed policy joined
};

/// When what linking learned of a register is learned anew, and everybody is linked again.
struct Renewal {
  bool now = false;
  std::uint64_t least = 20'000;  ///< lines; fewer are always linked anew, which takes less than half a second
  double growth = 0.25;          ///< when so many lines, as a share of those it was learned of, were matched since
};

/// Links the lines of the register, and the notes that say what somebody is called; the pairs that are at least worth a look
/// (options.review) are the proposals. Where something was learned before that still holds, only what came or changed since is compared,
/// with everybody: a pair weighs what it would weigh if everything were linked by what was learned, so any split and any order of imports
/// gives the same. What is learned does not depend on the order either. Others may write meanwhile; where lines or notes come, it links
/// again. O(lines), as link::link(), or O(changes); docs/decisions/0021.
Result<Matched> match(Register& reg, const access::Actor& actor, const link::Options& options, const Renewal& renewal = {});

/// What the last matching said of a pair; none where it did not propose it.
Result<std::optional<ScoreThen>> score_of(Snapshot& snapshot, Position left, Position right);

/// Why two anchors weigh what they do under what matching learned; none where it has learned nothing that knows how to compare them, or
/// one of them is not linked. What the cells say is not in it: their files tell it to those who may read them. denied where the actor may not read both sides.
Result<std::optional<link::Explanation>> why_likely(Register& reg, const access::Actor& actor, Position left, Position right);

/// What was decided about two anchors themselves, in the order in which it was, taken back or not; a reason is told to those alone who may
/// read both.
Result<std::vector<Decision>> decided_between(Register& reg, const access::Actor& actor, Position left, Position right);

// -------------------------------------------------------------------------------------------------------- the queue

/// What one of two reviewers said who read a pair without knowing of each other.
struct Opinion {
  Position at = 0;
  std::string reviewer;
  Verdict verdict = Verdict::unsure;
  std::string why;
};

/// A proposal that waits for somebody, and what that one should know of it.
struct Waiting : Proposal {
  bool urgent = false;                                       ///< about somebody who was marked so: in a running exchange, …
  std::string assigned;                                      ///< to whom; empty: to nobody
  std::vector<Opinion> opinions;                             ///< of two who differed: a third decides
  std::vector<std::pair<std::string, std::string>> skipped;  ///< by whom and why
  std::vector<Decision> unsure;                              ///< live decisions that it cannot be told
  std::vector<Decision> earlier;                             ///< "not same" of the same entries in other versions, or of identical lines
};

/// What is asked of the queue.
struct Asked {
  std::size_t top = 20;
  Position list = 0;     ///< only pairs with a line of that list; 0: all
  bool mine = false;     ///< only what is assigned to the actor
  bool skipped = false;  ///< only what the actor skipped
  bool free = false;     ///< only what nobody has
  std::string of{};      ///< whose queue; empty: the actor's. Never more than the actor may read
};

/// The queue: proposals about which nothing is decided, between persons that are still two, as far as the actor may read both sides. What
/// two reviewers saw differently comes first, then what is about urgent people, then the least certain; what somebody was unsure of comes
/// last. What is assigned to others, what the actor skipped and what two are reading is not in it. O(proposals).
Result<std::vector<Waiting>> queue(Register& reg, const access::Actor& actor, const Asked& asked);
inline Result<std::vector<Waiting>> queue(Register& reg, const access::Actor& actor, std::size_t top) {
  return queue(reg, actor, Asked{top});
}

// ---------------------------------------------------------------------------------------------------------- a team

/// Work for a reviewer.
struct Assignment {
  std::string to;
  std::string second{};  ///< reads a share of it too, and neither sees what the other says before both have said it; empty: nobody
  double share = 0.1;    ///< that share, drawn at random, at least one pair
  Position list = 0;     ///< only pairs with a line of that list; 0: all
  std::size_t top = 20;
};
struct Assigned {
  Position at = 0;
  std::uint64_t pairs = 0, twice = 0;
};
/// Gives the first pairs of the queue that nobody has and that `to` did not skip to a reviewer. not_found where there are none.
Result<Assigned> assign(Register& reg, const access::Actor& actor, const Assignment& assignment);

/// The actor leaves a pair to others; an assignment to the actor ends. conflict where the actor is one of two who read it.
Result<Position> skip(Register& reg, const access::Actor& actor, Position left, Position right, const std::string& why);

/// Pairs about the person of an anchor come first, or no longer.
Result<Position> mark_urgent(Register& reg, const access::Actor& actor, Position anchor, bool urgent, const std::string& why);

/// What became of a verdict.
struct Judged {
  Position opinion = 0;   ///< it is one of two opinions
  Position decision = 0;  ///< the decision that was taken; 0: it waits for the other reader, or for a third
  bool differ = false;    ///< the two readers differ
};
/// Says a verdict about a pair. It is a decision, but for a pair that two read independently: there it is an opinion until both have said
/// theirs; where they agree, that is the decision, where they differ a third decides. denied where the actor may not read both sides.
Result<Judged> judge(Register& reg, const access::Actor& actor, Position left, Position right, Verdict verdict, const std::string& why);

/// How two reviewers agree, over the pairs that both read.
struct Agreement {
  std::string first, second;                             ///< in the order of their names
  std::array<std::array<std::uint64_t, 3>, 3> counts{};  ///< by the verdict of the first and that of the second
  std::uint64_t pairs() const, agreed() const;
  /// Cohen's kappa; none where both said the same of all pairs, or there are none: then chance alone would agree as well.
  std::optional<double> kappa() const;
};
Result<std::vector<Agreement>> agreement(Register& reg, const access::Actor& actor);

/// How far the work is.
struct Progress {
  struct Of {
    std::string reviewer;
    std::uint64_t assigned = 0, decided = 0, skipped = 0;  ///< open pairs; pairs of the last matching with a live decision; open pairs
  };
  std::uint64_t proposed = 0, open = 0, assigned = 0, read_by_two = 0, differ = 0;
  std::vector<Of> reviewers;
};
/// Of the proposals of the last matching, or of those with a line of one list.
Result<Progress> progress(Register& reg, const access::Actor& actor, Position list = 0);

/// A person inside whom a live "not same" stands.
struct Conflict {
  Position person = 0;
  std::vector<Decision> not_same;
};
/// All of them, the oldest person first. O(decisions).
Result<std::vector<Conflict>> conflicts(Register& reg, const access::Actor& actor);

// ----------------------------------------------------------------------------------------- decisions in batches

/// Proposals that may be decided together once a sample of them was decided one by one.
struct BatchWanted {
  Position list = 0;               ///< only pairs with a line of that list; 0: all
  double above = 0.99, below = 1;  ///< probabilities, both included
  Verdict verdict = Verdict::same;
  std::size_t sample = 59;  ///< 59 of 59 right: at most 5 % of such pairs are wrong, at 95 %
};
using PairOfAnchors = std::pair<Position, Position>;
struct BatchFacts {
  Position at = 0;
  Verdict verdict = Verdict::same;
  std::vector<PairOfAnchors> sample, rest;
  std::vector<PairOfAnchors> open, contrary;  ///< of the sample: not decided yet; decided otherwise
  std::uint64_t decided = 0;                  ///< live decisions that were taken together
  std::int64_t when = 0;
  std::string actor;  ///< who drew it
  BatchWanted wanted;
  bool ready() const { return open.empty() && contrary.empty(); }
};
/// The share of wrong ones that cannot be excluded at 95 % when all of a sample of n are right (exact: 0.05 ^ (1/n) are right).
double worst_share(std::size_t n);

/// Chooses open pairs that nobody has, about which nothing was decided before, and where one side has no other such pair; draws the
/// sample. invalid where there are not more pairs than the sample is to have.
Result<BatchFacts> draw_batch(Register& reg, const access::Actor& actor, const BatchWanted& wanted);
Result<BatchFacts> batch(Register& reg, const access::Actor& actor, Position at);
/// All that were drawn, oldest first.
Result<std::vector<BatchFacts>> batches(Register& reg, const access::Actor& actor);
/// What deciding a batch did; `passed_over` are those about which something else was decided meanwhile.
struct BatchDone {
  std::uint64_t decided = 0, passed_over = 0;
};
/// Decides the rest, each by a decision of its own that names the batch. conflict unless all of the sample were decided as the batch.
Result<BatchDone> decide_batch(Register& reg, const access::Actor& actor, Position at, const std::string& why);
/// Takes back what was decided together and still holds; gives how many. The sample stays.
Result<std::uint64_t> take_back_batch(Register& reg, const access::Actor& actor, Position at, const std::string& why);

// -------------------------------------------------------------------------------------------------------- policies

/// A written rule by which pairs are joined without a person, in force only while a signature of exactly this text is
/// (data/model/policies.json; checked when loaded). Whatever it says, it never touches death, category, custody, notices, children, an
/// exchange, or a handling class above ordinary, and never decides against what somebody decided.
struct Policy {
  std::string id;
  std::uint64_t version = 0;
  double least = 1;                         ///< the least probability
  std::vector<std::string> agree;           ///< fields that both sides name, and in which all that is said of them agrees
  bool one_to_one = true;                   ///< neither side may be anybody else
  std::map<std::string, std::string> text;  ///< by language: "uk", "ru", "en"
  std::string entry, sha256;                ///< all that it says, canonical, and its hash: what is signed
  std::string name() const { return id + "@" + std::to_string(version); }
};
const std::vector<Policy>& policies();

struct Signature {
  Position at = 0;
  std::int64_t when = 0;
  std::string policy, actor, why, sha256;  ///< policy: "standard@1"
  PartialDate from;                        ///< not known: from the moment of signing
  Position withdrawn = 0;
  std::uint64_t decisions = 0;  ///< live ones
  bool same_text = false;       ///< what was signed is what stands in the data now
};
Result<std::vector<Signature>> signatures(Register& reg, const access::Actor& actor);
/// Signs the text of a policy as it stands now. not_found where there is none, conflict where it is signed already.
Result<Position> sign_policy(Register& reg, const access::Actor& actor, const std::string& id, const std::string& why,
                             const PartialDate& from = {});
/// Withdraws it, and takes back all that it decided where `undo` says so; gives how many decisions. conflict where nothing is signed and
/// there is nothing to take back.
Result<std::uint64_t> withdraw_policy(Register& reg, const access::Actor& actor, const std::string& id, bool undo, const std::string& why);

/// What a policy does or would do with the proposals of the last matching that are likely enough.
struct PolicyEffect {
  std::string policy;
  std::uint64_t joined = 0;
  std::map<std::string, std::uint64_t> held;  ///< by what held it off: words "policy-held-ID"; a pair counts under each
};
Result<PolicyEffect> try_policy(Register& reg, const access::Actor& actor, const std::string& id);
/// Applies the policies that are in force; match() does so. The actor of their decisions is "policy:standard@1".
Result<std::vector<PolicyEffect>> apply_policies(Register& reg);

}  // namespace nostoi::review
