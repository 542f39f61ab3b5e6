// Custody by us: as what, since when, where, and what happened in it.
import type { Custody } from "../../api/custody";
import { beginCustody, changeCustody } from "../../api/custody";
import type { Vocabulary } from "../../api/vocabulary";
import { say, term } from "../../words";
import type { Write } from "./fields";
import { Step } from "./fields";

interface Props {
  anchor: number;
  custodies: Custody[];
  words: Vocabulary;
  write: Write;
  may: boolean;
}

const options = (vocabulary: string, names: string[]) => names.map((value) => ({ value, label: term(vocabulary, value) }));

export function Ours({ anchor, custodies, words, write, may }: Props) {
  return (
    <>
      {!custodies.length && <p class="empty">{say("page-custody-none")}</p>}
      {custodies.map((one) => (
        <One key={one.at} anchor={anchor} one={one} words={words} write={write} may={may} />
      ))}
      {may && (
        <Step
          id="custody"
          title={say("page-custody-begin")}
          begin={{ category: words.categories[0]!, since: "", place: "" }}
          fields={[
            { name: "category", label: say("page-custody-category"), options: options("custody", words.categories), width: "middle" },
            { name: "since", label: say("page-custody-since"), hint: say("page-day-hint"), width: "short", wanted: say("page-custody-since") },
            { name: "place", label: say("page-custody-place") },
          ]}
          work={(said) => write((etag) => beginCustody(anchor, said, etag))}
        />
      )}
    </>
  );
}

function One({ anchor, one, words, write, may }: { anchor: number; one: Custody; words: Vocabulary; write: Write; may: boolean }) {
  if (one.withheld) return <p class="note">{say("page-custody-withheld")}</p>;
  return (
    <section>
      <h3>
        {term("custody", one.category)}, {one.since.text}
        {one.place && (
          <>
            , <bdi>{one.place}</bdi>
          </>
        )}
        {one.over && <span class="hint"> {say("page-custody-over")}</span>}
      </h3>
      {one.changes.length > 0 && (
        <ul>
          {one.changes.map((change) => (
            <li key={change.at}>
              {change.on.text}: {term("change", change.change)}
              {[change.place, change.text].filter(Boolean).map((text) => (
                <bdi key={text}>, {text}</bdi>
              ))}
            </li>
          ))}
        </ul>
      )}
      {may && !one.over && (
        <Step
          id={`change-${one.at}`}
          title={say("page-custody-change")}
          begin={{ change: words.changes[0]!, on: "", place: "", text: "" }}
          fields={[
            { name: "change", label: say("page-custody-what"), options: options("change", words.changes), width: "middle" },
            { name: "on", label: say("page-custody-on"), hint: say("page-day-hint"), width: "short", wanted: say("page-custody-on") },
            { name: "place", label: say("page-custody-place") },
            { name: "text", label: say("page-custody-text"), rows: 2 },
          ]}
          work={(said) => write((etag) => changeCustody(anchor, one.at, said, etag))}
        />
      )}
    </section>
  );
}
