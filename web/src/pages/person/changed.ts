// What is new in a person's file since somebody looked at it, in sentences.
import type { Act, Decision, Entry, Person, Statement } from "../../api/people";
import { statementsOf } from "../../api/people";
import { verdict } from "../../parts/labels";
import { property, say, term } from "../../words";

const newcomers = <T>(before: T[], now: T[], key: (one: T) => unknown): T[] => {
  const known = new Set(before.map(key));
  return now.filter((one) => !known.has(key(one)));
};

const statements = (person: Person): Statement[] => person.entries.flatMap(statementsOf);

const inWords = (one: Entry): { who: string; what: string } => ({
  who: one.note?.speaker || one.actor || "",
  what: [one.list?.name, one.note?.text, ...statementsOf(one).map((said) => `${property(said.property)}: ${said.value}`)].filter(Boolean).join(", "),
});
const entry = (one: Entry): string => say("page-changed-entry", inWords(one));
const gone = (one: Entry): string => say("page-changed-gone", inWords(one));
const decision = (one: Decision): string => say("page-changed-decision", { verdict: verdict(one.verdict), actor: one.actor, why: one.why });
const undone = (one: Decision): string => say("page-changed-undone", { verdict: verdict(one.verdict), actor: one.actor });
const act = (one: Act): string => say("page-changed-act", { what: term("act-kind", one.what) });

export function changedIn(before: Person, now: Person): string[] {
  const entries = newcomers(before.entries, now.entries, (one) => one.anchor);
  const told = new Set(entries.flatMap((one) => statementsOf(one).map(({ id }) => id)));
  return [
    ...entries.map(entry),
    ...newcomers(now.entries, before.entries, (one) => one.anchor).map(gone),
    ...newcomers(statements(before), statements(now), ({ id, retracted }) => `${id} ${retracted ?? 0}`)
      .filter(({ id }) => !told.has(id))
      .map(({ property: name, value, retracted }) => say(retracted ? "page-changed-retracted" : "page-changed-statement", { property: property(name), value })),
    ...newcomers(before.decisions, now.decisions, (one) => `${one.at} ${one.revoked}`).map((one) => (one.revoked ? undone(one) : decision(one))),
    ...newcomers(before.acts, now.acts, (one) => `${one.at} ${one.state}`).map(act),
  ];
}
