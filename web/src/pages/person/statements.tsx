// What is said of a person, by property: every value somebody says, beside each other, with who says so; a click leads to the cell it stands in.
import type { Entry, Person, Statement } from "../../api/people";
import { statementsOf } from "../../api/people";
import { Cell } from "../../parts/letters";
import { property, say, term } from "../../words";

export const cellOf = (entry: Entry, statement: Statement): string => `said-${entry.anchor}-${statement.id}`;

interface Said {
  entry: Entry;
  statement: Statement;
}

/** Statements of one property by what they say; the value that is shown comes first. */
function values(person: Person, name: string): [string, Said[]][] {
  const found = new Map<string, Said[]>();
  const first = person.shown.find((one) => one.property === name)?.value;
  if (first !== undefined) found.set(first, []);
  for (const entry of person.entries)
    for (const statement of statementsOf(entry))
      if (statement.property === name) found.set(statement.value, [...(found.get(statement.value) ?? []), { entry, statement }]);
  return [...found].filter(([, said]) => said.length > 0);
}

/** The number a line has in its own list says nothing of the person: it comes last, and two of them do not disagree. */
const numbering = "id";

function properties(person: Person): string[] {
  const said = person.entries.flatMap((entry) => statementsOf(entry).map((one) => one.property));
  const all = [...new Set([...person.shown.map((one) => one.property), ...said])];
  return all.includes(numbering) ? [...all.filter((name) => name !== numbering), numbering] : all;
}

function Source({ entry, statement }: Said) {
  const stance = statement.stance ? term("stance", statement.stance) : "";
  const qualifier = statement.qualifier ? term("qualifier", statement.qualifier) : "";
  const notes = [qualifier, stance, statement.valid?.text, statement.cited && say("page-said-citing", { cited: statement.cited })].filter(Boolean);
  return (
    <span class={statement.retracted ? "source retracted" : "source"}>
      {statement.speaker && statement.speaker !== entry.list?.name && <bdi>{statement.speaker}, </bdi>}
      <a href={`#${cellOf(entry, statement)}`}>
        <bdi>{entry.list?.name ?? say("page-note")}</bdi>
        {entry.row ? `, ${say("page-row-n", { n: entry.row })}` : ""}
      </a>
      {notes.length > 0 && ` (${notes.join("; ")})`}
      {statement.retracted ? ` – ${say("page-said-retracted")}` : ""}
    </span>
  );
}

export function Statements({ person }: { person: Person }) {
  return (
    <table class="full said">
      <thead class="unseen-text">
        <tr>
          <th scope="col">{say("page-said-what")}</th>
          <th scope="col">{say("page-said-value")}</th>
          <th scope="col">{say("page-said-who")}</th>
        </tr>
      </thead>
      {properties(person).map((name) => {
        const all = values(person, name);
        return (
          <tbody key={name} class={all.length > 1 && name !== numbering ? "differ" : ""}>
            {all.map(([value, said], at) => (
              <tr key={value}>
                {at === 0 && (
                  <th scope="rowgroup" rowSpan={all.length}>
                    {property(name)}
                  </th>
                )}
                <td class="value">
                  <Cell text={value} />
                </td>
                <td>
                  {said.map((one) => (
                    <Source key={cellOf(one.entry, one.statement)} {...one} />
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        );
      })}
    </table>
  );
}
