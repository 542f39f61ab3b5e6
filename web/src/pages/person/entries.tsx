// The entries a file is made of, each as it stands in its list or note, cell by cell.
import type { Entry, Person } from "../../api/people";
import { Cell } from "../../parts/letters";
import { property, say } from "../../words";
import { cellOf } from "./statements";

function One({ entry }: { entry: Entry }) {
  return (
    <section class="entry" id={`entry-${entry.anchor}`}>
      <h3>
        {entry.list?.at ? (
          <a href={`/lists/${entry.list.at}`}>
            <bdi>{entry.list.name}</bdi>
          </a>
        ) : (
          say("page-note")
        )}
        {entry.row ? <span class="hint"> {say("page-row-n", { n: entry.row })}</span> : null}
      </h3>
      {entry.withheld ? (
        <p class="none">{say("page-withheld")}</p>
      ) : (
        <dl>
          {entry.statements.map((statement) => (
            <div key={statement.id} id={cellOf(entry, statement)}>
              <dt>{property(statement.property)}</dt>
              <dd>
                <Cell text={statement.value} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

export function Entries({ person }: { person: Person }) {
  return (
    <div class="entries">
      {person.entries.map((entry) => (
        <One key={entry.anchor} entry={entry} />
      ))}
    </div>
  );
}
