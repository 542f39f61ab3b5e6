// One sentence for each word that was said about the act.
#include "app/act_words.hpp"

#include "app/office.hpp"

namespace nostoi::app {

namespace {

std::string said(std::string_view key, const ActWord& word, const Act& act) {
  return say(key, {{"act", std::to_string(act.proposed.at)},
                   {"what", say("act-kind-" + act.what)},
                   {"line", "a" + std::to_string(act.about)},
                   {"actor", word.actor},
                   {"when", moment(word.when)},
                   {"why", act.withheld ? say("person-withheld") : word.why}});
}

}  // namespace

std::string act_in_words(const Act& act) {
  std::string text = said("act-proposed", act.proposed, act);
  if (act.confirmed.at != 0) text += "\n  " + said("act-confirmed", act.confirmed, act);
  if (act.refused.at != 0) text += "\n  " + said(act.confirmed.at != 0 ? "act-taken-back" : "act-refused", act.refused, act);
  if (act.state() == ActState::proposed) text += "\n  " + say("act-waiting");
  return text;
}

}  // namespace nostoi::app
