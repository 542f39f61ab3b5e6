// Attachments, on every store: sealed by their nature, given out one at a time to whoever is cleared, compared by people, and erased to the
// last byte. Pictures are a few bytes made here, of nobody.
#include <algorithm>

#include "nostoi/acts.hpp"
#include "nostoi/attachment.hpp"
#include "nostoi/audit.hpp"
#include "nostoi/debrief.hpp"
#include "register_fixture.hpp"

namespace nostoi::testing {
namespace {

using attachment::About;
using attachment::Attachment;
using attachment::Attachments;

const std::string png_of_nobody("\x89PNG\r\n\x1a\n\0\0\0\rIHDR picture of nobody GPS 50.45", 45);

class EveryAttachment : public EveryRegister {
 protected:
  static access::Actor cleared(std::vector<std::string> more = {}, const std::string& purpose = "tracing") {
    more.emplace_back("attachment");
    return {"olena", purpose, std::move(more)};
  }
  std::filesystem::path file_of_bytes(const std::string& bytes) {
    const std::filesystem::path file = folder / "picture";
    std::ofstream(file, std::ios::binary) << bytes;
    return file;
  }
  static About about(Position anchor, const std::string& shows = "person") {
    return {anchor, shows, "сестра Ганна", "мати Марія", "шрам над бровою", "ordinary", day(2024, 3, 1)};
  }
  Position attach(const About& about, const std::string& bytes = png_of_nobody, const access::Actor& actor = cleared()) {
    return sure(attachment::add(reg(), actor, about, file_of_bytes(bytes)));
  }
  Result<std::string> given(Position at, const access::Actor& actor = cleared()) {
    std::string all;
    const Result<Attachment> got = attachment::get(reg(), actor, at, [&](std::string_view part) { all += part; });
    EXPECT_TRUE(got || all.empty()) << "what is refused gives nothing";
    return got ? Result<std::string>(all) : tl::unexpected(got.error());
  }
  Attachments of(Position anchor, const access::Actor& actor = caseworker(), Position known = 0) {
    return sure(attachment::attachments_of(reg(), actor, anchor, known));
  }
  Result<Position> judged(Position left, Position right, const access::Actor& actor = cleared()) {
    return attachment::judge(reg(), actor, left, right, Verdict::same, "та сама родимка");
  }
  void erase(Position anchor) {
    const Position act = sure(acts::propose(reg(), caseworker(), {"erasure", anchor, "he asks"}));
    ASSERT_TRUE(acts::confirm(reg(), {"taras", "maintenance", {}}, act, "seen"));
  }
  Folder folder;
};

TEST_P(EveryAttachment, GivesItsBytesBackAsTheyCameMetadataIncluded) {
  const Position line = lines(1).front();
  std::string large = png_of_nobody;
  for (std::uint64_t i = 0; i < 200'001; ++i) large += static_cast<char>(mix(5, i));
  const Position small = attach(about(line)), other = attach(about(line), large);
  EXPECT_EQ(sure(given(small)), png_of_nobody);
  EXPECT_EQ(sure(given(other)), large);
  const Attachment one = of(line, cleared()).all.at(1);
  EXPECT_EQ(one.at, other);
  EXPECT_EQ(one.size, large.size());
  EXPECT_EQ(one.sha256, sha256_hex(large));
  EXPECT_EQ(one.media, "image/png");
  EXPECT_EQ(one.text, "шрам над бровою");
  EXPECT_EQ(one.taken, day(2024, 3, 1));
  EXPECT_TRUE(sure(check(*now())).wrong.empty());
}

TEST_P(EveryAttachment, IsKnownToBeThereAndNothingMoreWithoutItsOwnClearance) {
  const Position line = lines(1).front(), at = attach(about(line));
  for (const std::string& handling : access::handling_classes()) {
    if (handling == "attachment") continue;
    const access::Actor actor{"olena", "tracing", {handling}};
    EXPECT_EQ(given(at, actor).error().code, Code::denied) << handling;
    const Attachment one = of(line, actor).all.at(0);
    EXPECT_TRUE(one.shut);
    EXPECT_EQ(one.shows, "person");
    EXPECT_EQ(one.taken, day(2024, 3, 1));
    EXPECT_EQ(one.actor, "olena");
    EXPECT_EQ(one.text + one.speaker + one.taken_by + one.sha256 + one.media, "");
    EXPECT_EQ(one.size, 0u);
  }
  EXPECT_EQ(attachment::add(reg(), caseworker(), about(line), file_of_bytes("other")).error().code, Code::denied);
}

TEST_P(EveryAttachment, OfAClassIsWithheldDownToItsKindFromThoseNotClearedForThat) {
  const Position line = lines(1).front();
  About medical = about(line, "mark");
  medical.handling = "medical";
  EXPECT_EQ(attachment::add(reg(), cleared(), medical, file_of_bytes("x")).error().code, Code::denied);
  const Position at = attach(medical, png_of_nobody, cleared({"medical"}));
  EXPECT_EQ(given(at).error().code, Code::denied);
  EXPECT_EQ(given(at, {"doctor", "tracing", {"medical"}}).error().code, Code::denied) << "one class does not stand for the other";
  EXPECT_TRUE(given(at, cleared({"medical"})));
  EXPECT_TRUE(of(line, cleared()).all.empty());
  EXPECT_EQ(of(line, cleared()).withheld, 1u);
}

TEST_P(EveryAttachment, IsAsShutAsWhatItHangsOn) {
  Received received;
  received.handling = "child";
  const Position line = import("children.csv", {{"Сорока Іван", 2015}}, received).lists[0] + 1;
  EXPECT_EQ(attachment::add(reg(), cleared(), about(line), file_of_bytes("x")).error().code, Code::denied);
  const Position at = attach(about(line), png_of_nobody, cleared({"child"}));
  EXPECT_EQ(given(at).error().code, Code::denied);
  EXPECT_EQ(of(line, cleared()).withheld, 1u);
  EXPECT_TRUE(of(line, cleared()).all.empty());
  EXPECT_TRUE(given(at, cleared({"child"})));
}

TEST_P(EveryAttachment, IsShutByASealUntilTwoPeopleOpenIt) {
  const Position line = lines(1).front(), at = attach(about(line));
  const Position before = sure(now()->last());
  ASSERT_TRUE(acts::seal(reg(), caseworker(), line, true, "threats"));
  const access::Actor head{"head", "tracing", access::handling_classes()};
  EXPECT_EQ(given(at, head).error().code, Code::denied);
  EXPECT_TRUE(of(line, head).all.empty());
  EXPECT_TRUE(of(line, head, before).all.empty()) << "looking back is no way around it";
  EXPECT_EQ(attachment::add(reg(), head, about(line), file_of_bytes("x")).error().code, Code::denied);
  const Position act = sure(acts::propose(reg(), caseworker(), {"unseal", line, "the court asks", "ordinary", 1}));
  EXPECT_EQ(given(at).error().code, Code::denied) << "a proposal opens nothing";
  ASSERT_TRUE(acts::confirm(reg(), {"taras", "tracing", {}}, act, "seen"));
  EXPECT_EQ(sure(given(at)), png_of_nobody);
  EXPECT_EQ(given(at, caseworker()).error().code, Code::denied) << "opened, it still asks for its clearance";
  EXPECT_EQ(given(at, head).error().code, Code::denied) << "for the two alone";
}

TEST_P(EveryAttachment, IsUsedOnlyForWhatTheWitnessConsentedTo) {
  const access::Actor debriefer = cleared({"witness"}), investigator = cleared({"witness"}, "legal");
  const std::string code = sure(debrief::open(reg(), debriefer, {lines(1).front(), "Д-р Лис", {}, {"search"}})).code;
  const Position note = sure(debrief::sight(reg(), debriefer, code, {"seen", "", "witness", {{"call_sign", "Сокіл"}}, {}, 0}));
  const Position at = attach(about(note, "mark"), png_of_nobody, debriefer);
  EXPECT_TRUE(given(at, debriefer));
  EXPECT_EQ(given(at, investigator).error().code, Code::denied) << "search is not prosecution";
  EXPECT_TRUE(of(note, investigator).all.empty());
  ASSERT_TRUE(debrief::consent(reg(), debriefer, code, {}));
  EXPECT_EQ(given(at, debriefer).error().code, Code::denied) << "consent taken back is taken back for good";
}

TEST_P(EveryAttachment, IsInTheTrailBeforeItIsSeen) {
  const Position line = lines(1).front(), at = attach(about(line));
  const auto trail = sure(audit::Trail::open(memory_store(), reg(), caseworker()));
  reg().tell(trail);
  EXPECT_TRUE(given(at));
  const auto entries = sure(audit::entries(reg(), *trail, caseworker(), {"olena", line, 0}));
  EXPECT_TRUE(std::ranges::any_of(entries, [&](const audit::Entry& one) {
    return one.reading.what == "attachment" && one.reading.about == std::vector<Position>{line, at};
  }));
  struct Deaf : access::Witness {
    Result<void> reads(const access::Actor&, const access::Reading&) override { return fail(Code::io, "the disk is full"); }
  };
  reg().tell(std::make_shared<Deaf>());
  EXPECT_EQ(given(at).error().code, Code::io);
  EXPECT_EQ(attachment::attachments_of(reg(), caseworker(), line).error().code, Code::io);
}

TEST_P(EveryAttachment, GoesWithItsAnchorThroughJoiningAndPartingAndIsKnownFromItsMoment) {
  const std::vector<Position> people = lines(2);
  const Position before = sure(now()->last()), at = attach(about(people[1]));
  const Position joined = sure(decide(reg(), caseworker(), people[0], people[1], Verdict::same, "x"));
  EXPECT_EQ(of(people[0]).all.at(0).at, at);
  ASSERT_TRUE(revoke(reg(), caseworker(), joined, "x"));
  EXPECT_TRUE(of(people[0]).all.empty());
  EXPECT_EQ(of(people[1]).all.size(), 1u);
  EXPECT_TRUE(of(people[1], caseworker(), before).all.empty());
}

TEST_P(EveryAttachment, RefusesInWordsWhatCannotBeAttached) {
  const Position line = lines(1).front(), at = attach(about(line));
  const std::string before = text();
  const auto refused = [&](const About& about, const std::filesystem::path& file) {
    return attachment::add(reg(), cleared(), about, file).error().code;
  };
  EXPECT_EQ(refused(about(line), file_of_bytes(png_of_nobody)), Code::conflict) << "the same bytes at the same anchor";
  EXPECT_EQ(refused(about(line), file_of_bytes("")), Code::invalid);
  EXPECT_EQ(refused(about(line, "soul"), file_of_bytes("x")), Code::invalid);
  EXPECT_EQ(refused(about(1), file_of_bytes("x")), Code::not_found) << "no anchor";
  EXPECT_EQ(refused(about(at), file_of_bytes("x")), Code::not_found) << "an attachment is no anchor";
  EXPECT_EQ(refused(about(line), folder / "none"), Code::not_found);
  EXPECT_EQ(refused(about(line), "/"), Code::not_found) << "a folder is no file";
  EXPECT_EQ(refused(about(line), "/dev/zero"), Code::invalid) << "a file without end is too large";
  EXPECT_EQ(given(line).error().code, Code::not_found);
  EXPECT_EQ(text(), before);
}

TEST_P(EveryAttachment, IsFoundByNoSearchAndWrittenOutByNoDumpInPassing) {
  const Position line = lines(1).front();
  attach(about(line));
  for (const char* word : {"шрам над бровою", "Ганна", "Марія"}) EXPECT_TRUE(sure(find_people(reg(), cleared(), word, 5)).empty()) << word;
  std::string log;
  const auto write = [&](std::string_view part) { log += part; };
  EXPECT_EQ(dump(reg(), {"olena", "maintenance", {}}, write).error().code, Code::denied);
  EXPECT_EQ(log, "");
  EXPECT_TRUE(dump(reg(), cleared({}, "maintenance"), write));
}

TEST_P(EveryAttachment, RecordsWhatPeopleSawAndDecidesNothing) {
  const std::vector<Position> people = lines(2);
  const Position left = attach(about(people[0])), right = attach(about(people[1]), "GIF89a of nobody");
  const Position seen = sure(judged(right, left));
  const attachment::ByEye one = of(people[0], cleared()).all.at(0).by_eye.at(0);
  EXPECT_EQ(one.at, seen);
  EXPECT_EQ(one.left, left);
  EXPECT_EQ(one.right, right);
  EXPECT_EQ(one.verdict, Verdict::same);
  EXPECT_EQ(one.why, "та сама родимка");
  EXPECT_EQ(one.actor, "olena");
  EXPECT_EQ(of(people[1], cleared()).all.at(0).by_eye.size(), 1u);
  EXPECT_TRUE(of(people[0]).all.at(0).by_eye.empty()) << "what was seen tells of the picture";
  EXPECT_NE(sure(person_of(*now(), people[1])), people[0]) << "eyes join nobody";
}

TEST_P(EveryAttachment, RefusesTheJudgementOfThoseWhoMaySeeOneSideOnly) {
  const std::vector<Position> people = lines(2);
  About medical = about(people[1]);
  medical.handling = "medical";
  const Position left = attach(about(people[0])), right = attach(medical, "GIF89a", cleared({"medical"}));
  EXPECT_EQ(judged(left, right).error().code, Code::denied);
  EXPECT_EQ(judged(left, right, caseworker()).error().code, Code::denied);
  EXPECT_EQ(judged(left, left).error().code, Code::invalid);
  EXPECT_EQ(judged(left, people[0]).error().code, Code::not_found);
  EXPECT_EQ(attachment::judge(reg(), cleared(), left, right, Verdict::same, "").error().code, Code::invalid);
  ASSERT_TRUE(judged(left, right, cleared({"medical"})));
  EXPECT_TRUE(of(people[0], cleared()).all.at(0).by_eye.empty()) << "it would tell of the other side";
}

TEST_P(EveryAttachment, IsErasedWithItsAnchorAndWhatWasSeenOfIt) {
  const std::vector<Position> people = lines(2);
  const Position gone = attach(about(people[0])), kept = attach(about(people[1]), "GIF89a");
  ASSERT_TRUE(judged(gone, kept));
  erase(people[0]);
  EXPECT_EQ(given(gone).error().code, Code::denied);
  EXPECT_TRUE(of(people[0], cleared()).all.empty());
  EXPECT_EQ(sure(given(kept)), "GIF89a");
  EXPECT_TRUE(of(people[1], cleared()).all.at(0).by_eye.empty());
  EXPECT_EQ(text().find("родимка"), std::string::npos);
  EXPECT_EQ(judged(gone, kept).error().code, Code::denied);
  EXPECT_TRUE(sure(check(*now())).wrong.empty());
  under_test.again();
  Register again = sure(Register::open(under_test.store(), still()));
  ASSERT_TRUE(rebuild(again));
  EXPECT_TRUE(attachment::attachments_of(again, cleared(), people[0])->all.empty());
}

TEST_P(EveryAttachment, IsTheSameAfterItsDumpWasLoaded) {
  const std::vector<Position> people = lines(2);
  const Position left = attach(about(people[0])), right = attach(about(people[1]), "GIF89a");
  ASSERT_TRUE(judged(left, right));
  const std::string written = text();
  Register loaded = sure(load(memory_store(), still(), lines_of(written)));
  std::string bytes, again;
  ASSERT_TRUE(attachment::get(loaded, cleared(), left, [&](std::string_view part) { bytes += part; }));
  EXPECT_EQ(bytes, png_of_nobody);
  EXPECT_EQ(attachment::attachments_of(loaded, cleared(), people[1])->all.at(0).by_eye.size(), 1u);
  ASSERT_TRUE(dump(*sure(loaded.store().snapshot()), [&](std::string_view line) { again += line; }));
  EXPECT_EQ(again, written);
}

INSTANTIATE_TEST_SUITE_P(Stores, EveryAttachment, all_stores(), name_of_store);

TEST(AttachmentInAFile, IsErasedToItsLastByteAndUnreadableWhereTheFileIsEncrypted) {
  for (const bool encrypted : {false, true}) {
    if (encrypted && !sqlite::can_encrypt()) continue;
    Folder folder;
    const std::filesystem::path file = folder / "office.nostoi";
    auto store = encrypted ? sqlite::open(file, Opening::create, quick_passphrase()) : sqlite::open(file, Opening::create);
    Register reg = sure(Register::create(sure(std::move(store)), still(), caseworker()));
    const Position line = sure(import_lists(reg, caseworker(), {invented_list("held.csv", {{"Сорока Іван", 1980}})}, {})).lists[0] + 1;
    std::string bytes;
    for (int i = 0; i < 30'000; ++i) bytes += "nobody";  // in base64 the same letters again and again
    std::ofstream(folder / "picture", std::ios::binary) << bytes;
    const access::Actor actor{"olena", "tracing", {"attachment"}};
    ASSERT_TRUE(attachment::add(reg, actor, {line, "person", "", "", "шрам", "ordinary", {}}, folder / "picture"));
    const auto shows = [&] {
      std::string where;
      for (const auto& entry : std::filesystem::directory_iterator(file.parent_path()))
        for (const char* secret : {"bm9ib2R5bm9ib2R5", "шрам"})
          if (bytes_of(entry.path()).find(secret) != std::string::npos) where += entry.path().filename().string() + " ";
      return where;
    };
    EXPECT_EQ(shows().empty(), encrypted) << "the test sees bytes where they are: " << shows();
    const Position act = sure(acts::propose(reg, caseworker(), {"erasure", line, "he asks for it"}));
    EXPECT_FALSE(sure(acts::confirm(reg, {"taras", "maintenance", {}}, act, "his letter is here")).still_on_disk);
    EXPECT_EQ(shows(), "");
  }
}

TEST(Attachment, HasWordsForAllItMayShow) {
  for (const std::string& kind : attachment::kinds()) EXPECT_TRUE(has_words("shows-" + kind)) << kind;
}

}  // namespace
}  // namespace nostoi::testing
