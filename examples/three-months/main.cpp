// three-months: an office from March to May 2026, replayed into a register file. Lists come, are corrected and contradict each other;
// families ask; a body replies, others are silent; people come back and tell of others; a death is stated and contradicted; a wrong join is
// undone. Everybody here is invented. Afterwards the file can be asked about any day:
//   nostoi --register three-months.nostoi person show union-april.csv:6 --known 2026-05-05
#include <nostoi/captivity.hpp>

#include "office.hpp"

namespace example {

namespace {

using nostoi::captivity::death;

nostoi::Received from(const std::string& owner, const std::string& purpose, const std::string& evidence = {}) {
  nostoi::Received received;
  received.owner = received.from = owner;
  received.medium = "e-mail";
  received.purpose = purpose;
  received.evidence = evidence;
  return received;
}

Position note(Office& office, const std::string& about, const std::string& speaker, const std::string& medium,
              const std::vector<nostoi::Said>& said) {
  return sure(nostoi::take_note(office.reg(), office.olena, {speaker, medium, "ordinary", "", {}, {}}, said,
                                about.empty() ? 0 : office.line(about)))
      .note;
}

/// What is known of a death, in the word the register has for it.
void tell_death(Office& office, const std::string& line) {
  const nostoi::PersonFile file = sure(nostoi::person_file(office.reg(), office.olena, office.line(line)));
  std::printf("            death: %s\n", std::string(nostoi::captivity::death_name(death(file).state)).c_str());
}

void march(Office& office) {
  office.morning(3, 2, "The union sends its list of missing members.");
  office.take_up("union-march.csv", from("Seafarers' union", "missing"));
  office.morning(3, 5, "The ministry sends its own, in Latin letters. Eight people here, six there: who is who?");
  office.take_up("ministry.csv", from("Ministry", "missing"));
  std::printf("            %zu pairs to look at\n", sure(nostoi::review::queue(office.reg(), office.olena, 100)).size());
  office.same("union-march.csv:1", "ministry.csv:1", "name, birth and day are the same");
  office.same("union-march.csv:2", "ministry.csv:2", "name and year; the unit confirmed the day");
  office.same("union-march.csv:3", "ministry.csv:3", "name and birth");
  office.same("union-march.csv:5", "ministry.csv:4", "name and birth");
  office.same("union-march.csv:7", "ministry.csv:5", "name and birth");
  office.morning(3, 9, "A mother calls about Ivan Soroka. She is promised an answer by the 23rd.");
  const Position asked = sure(nostoi::casework::open_enquiry(office.reg(), office.olena,
                                                             {{"Сорока Олена", "mother", "said", "by telephone"},
                                                              "Питає, чи є новини",
                                                              "call",
                                                              "ordinary",
                                                              {{"name", "Сорока Ваня"}},
                                                              office.line("union-march.csv:1")}));
  sure(nostoi::casework::promise(office.reg(), office.olena, asked, day(2026, 3, 23), "what the bureau replies"));
  office.morning(3, 12, "The other side publishes a list of people it holds.");
  office.take_up("published-ru.csv", from("published by the other side", "held", "publication"));
  office.same("union-march.csv:1", "published-ru.csv:1", "name and year, the mother knew the photograph");
  office.same("union-march.csv:5", "published-ru.csv:3", "name and birth");
  office.same("union-march.csv:6", "published-ru.csv:4", "the surname was translated: Бджола, Пчела; birth is the same");
  office.same("union-march.csv:3", "published-ru.csv:2", "surname, patronymic and unit");  // a mistake: his brother
  office.morning(3, 20, "The bureau and the ICRC are asked.");
  sure(nostoi::casework::send(office.reg(), office.olena,
                              {"icrc", "ICRC", "G-17", "held?", "ordinary", day(2026, 3, 20), {office.line("union-march.csv:1")}}));
  sure(nostoi::casework::send(office.reg(), office.olena,
                              {"bureau", "Bureau", "B-4", "held?", "ordinary", day(2026, 3, 20), {office.line("union-march.csv:5")}}));
  office.morning(3, 23, "The promise is due: the mother is told that her son is searched for. More needs proof of kinship.");
  sure(nostoi::casework::answer(office.reg(), office.olena, asked, "search", "call", "Шукаємо, чекаємо на відповідь"));
}

void april(Office& office) {
  office.morning(4, 3, "The ICRC replies: Ivan Soroka was visited. The bureau is silent.");
  const auto queries = sure(nostoi::casework::queries(office.reg(), office.olena));
  sure(nostoi::casework::reply(office.reg(), office.olena, queries.front().at, {0, "confirmed", "G-17/2", "visited", day(2026, 4, 1), 0},
                               {{"evidence", "icrc-visit", "exact", "asserted", "", "", day(2026, 3, 30)}}));
  office.morning(4, 6, "The union corrects its list.");
  nostoi::Received received = from("Seafarers' union", "missing");
  received.version_of = office.line("union-march.csv:1") - 1;
  office.take_up("union-april.csv", received);
  office.morning(4, 18, "Two men come home. After the physicians they are heard, each under a code.");
  office.take_up("returned.csv", from("Our office", "returned"));
  const auto hear = [&](const std::string& line) {
    return sure(nostoi::debrief::open(office.reg(), office.iryna, {office.line(line), "Д-р Лис", day(2026, 4, 20), {"search"}})).code;
  };
  const std::string one = hear("returned.csv:1"), other = hear("returned.csv:2");
  const nostoi::debrief::Sighting falcon{"seen",          "", "ordinary", {{"call_sign", "Сокіл"}, {"held_at", "СІЗО-0, камера 3"}},
                                         day(2026, 2, 1), 0};
  nostoi::debrief::Sighting beam{"seen", "", "ordinary", {{"held_at", "СІЗО-0"}}, day(2026, 3, 1), office.line("union-april.csv:5")};
  sure(nostoi::debrief::sight(office.reg(), office.iryna, one, falcon));
  sure(nostoi::debrief::sight(office.reg(), office.iryna, one, beam));
  sure(nostoi::debrief::sight(office.reg(), office.iryna, other, beam));
  office.morning(4, 21, "They shared a cell and talked: what both say of Taras Zhuravel is one origin, not two.");
  sure(nostoi::debrief::talked(office.reg(), office.iryna, one, other, "one cell, February"));
  office.morning(4, 27, "An NGO sends a list that it copied from the union's: it adds no origin.");
  received = from("NGO", "missing");
  received.derives_from = {sure(nostoi::lists(office.reg(), office.olena)).front().sha256};
  office.take_up("ngo.csv", received);
  office.same("union-april.csv:1", "ngo.csv:1", "the same row");
}

void may(Office& office) {
  office.morning(5, 4, "A hospital says that Serhii Bdzhola died. A DNA profile matches. Neither makes a man dead.");
  note(office, "union-april.csv:6", "Hospital", "letter", {{"death", "dead", "exact", "asserted", "", "", day(2026, 4, 20)}});
  note(office, "union-april.csv:6", "Laboratory", "letter", {{"identification", "dna-match"}});
  tell_death(office, "union-april.csv:6");
  office.morning(5, 11, "A message from him arrives, written on the 8th: the file is open again.");
  note(office, "union-april.csv:6", "his sister", "message", {{"evidence", "message", "exact", "asserted", "", "", day(2026, 5, 8)}});
  tell_death(office, "union-april.csv:6");
  office.morning(5, 12, "Andrii Leleka's brother asks. The man on the published list was Oleksii: the join is undone, nothing is lost.");
  const nostoi::Position published = office.line("published-ru.csv:2");
  const nostoi::PersonFile file = sure(nostoi::person_file(office.reg(), office.olena, published));
  for (const nostoi::Decision& one : file.decisions)
    if (one.revoked == 0 && (one.left == published || one.right == published))
      sure(nostoi::revoke(office.reg(), office.olena, one.at, "brothers: birth dates differ"));
  office.same("union-april.csv:4", "published-ru.csv:2", "name and birth");
  sure(nostoi::decide(office.reg(), office.olena, office.line("union-april.csv:3"), office.line("published-ru.csv:2"),
                      nostoi::Verdict::not_same, "his brother Oleksii"));
  office.morning(5, 18, "A prisoner is taken into our custody; the law begins to count.");
  nostoi::casework::Custody custody;
  custody.anchor = note(office, "", "Our office", "document", {{"name", "Клёнов Пётр"}, {"birth_date", "1999"}});
  custody.category = "prisoner-of-war";
  custody.since = day(2026, 5, 18);
  sure(nostoi::casework::begin_custody(office.reg(), office.olena, custody));
  office.morning(5, 29, "What is owed today?");
  for (const nostoi::casework::Duty& duty : sure(nostoi::casework::duties(office.reg(), office.olena)))
    std::printf("            %s: %s by %d days (%s)\n", duty.rule->id.c_str(), duty.due < office.today() ? "overdue" : "due",
                std::abs(duty.due - office.today()), duty.rule->source.c_str());
}

int replay(const std::filesystem::path& file, const std::filesystem::path& lists) {
  Office office(file, lists);
  march(office);
  april(office);
  may(office);
  const nostoi::Checked checked = sure(nostoi::check(*office.now()));
  std::printf("%llu events, head %s\n", static_cast<unsigned long long>(checked.events), nostoi::evidence::hex(checked.head).c_str());
  for (const std::string& wrong : checked.wrong) std::printf("%s\n", wrong.c_str());
  return checked.wrong.empty() ? 0 : 1;
}

}  // namespace

}  // namespace example

int main(int argc, char** argv) {
  if (argc != 3)
    return std::fprintf(stderr, "three-months REGISTER LISTS: replays into the new file REGISTER the lists in the folder LISTS\n"), 2;
  return example::replay(argv[1], argv[2]);
}
