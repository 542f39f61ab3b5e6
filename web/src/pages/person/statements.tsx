// What is said of a person, by property: every value somebody says, beside each other, with who says so; a click leads to the cell it stands in.
import type { Entry, Person, Statement, Value } from "../../api/people";
import { statementsOf } from "../../api/people";
import { Cell } from "../../parts/letters";
import { property, say, term } from "../../words";

export const cellOf = (entry: Entry, statement: Statement): string => `said-${entry.anchor}-${statement.id}`;

interface Said {
  entry: Entry;
  statement: Statement;
}

/** The number a line has in its own list says nothing of the person: two of them do not disagree. */
const numbering = "id";

const saidBy = (person: Person): Map<string, Said> =>
  new Map(person.entries.flatMap((entry) => statementsOf(entry).map((statement): [string, Said] => [statement.id, { entry, statement }])));

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

/** What is written in several ways is one value; how each source writes it is one click away. */
function Spelled({ value }: { value: Value }) {
  if (value.spellings.length < 2) return <Cell text={value.value} />;
  return (
    <>
      <Cell text={value.value} />
      <details class="spelled">
        <summary class="hint">{say("page-said-spelled", { n: value.spellings.length })}</summary>
        <ul>
          {value.spellings.map(({ text }) => (
            <li key={text}>
              <Cell text={text} />
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

export function Statements({ person }: { person: Person }) {
  const said = saidBy(person);
  return (
    <table class="full said">
      <thead class="unseen-text">
        <tr>
          <th scope="col">{say("page-said-what")}</th>
          <th scope="col">{say("page-said-value")}</th>
          <th scope="col">{say("page-said-who")}</th>
        </tr>
      </thead>
      {person.values.map(({ property: name, values }) => (
        <tbody key={name} class={values.length > 1 && name !== numbering ? "differ" : ""}>
          {values.map((value, at) => (
            <tr key={value.value}>
              {at === 0 && (
                <th scope="rowgroup" rowSpan={values.length}>
                  {property(name)}
                </th>
              )}
              <td class="value">
                <Spelled value={value} />
              </td>
              <td>
                {value.spellings
                  .flatMap((one) => one.said.flatMap((id) => said.get(id) ?? []))
                  .map((one) => (
                    <Source key={cellOf(one.entry, one.statement)} {...one} />
                  ))}
              </td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}
