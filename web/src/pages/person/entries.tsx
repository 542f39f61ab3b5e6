// The entries a file is made of, each as it stands in its list or note, cell by cell.
import type { Entry, Note, Person } from "../../api/people";
import { statementsOf } from "../../api/people";
import { Cell } from "../../parts/letters";
import { property, say, term } from "../../words";
import { cellOf } from "./statements";

function NoteText({ note }: { note: Note }) {
  return (
    <>
      <div>
        <dt>{term("medium", note.medium)}</dt>
        <dd>
          <bdi>{note.speaker}</bdi>
          {note.said_on && `, ${note.said_on.text}`}
        </dd>
      </div>
      {note.text && (
        <div>
          <dt>{say("page-note-text")}</dt>
          <dd>
            <Cell text={note.text} />
          </dd>
        </div>
      )}
    </>
  );
}

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
        <p class="none">{entry.erased ? say("page-erased") : entry.sealed ? say("page-sealed") : say("page-withheld")}</p>
      ) : (
        <dl>
          {entry.note && <NoteText note={entry.note} />}
          {statementsOf(entry).map((statement) => (
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
