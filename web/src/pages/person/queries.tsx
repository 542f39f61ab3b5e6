// Whom was asked about somebody whom others hold, and what they replied; silence is shown as what it is.
import type { Query } from "../../api/custody";
import { recordReply, sendQuery } from "../../api/custody";
import type { Vocabulary } from "../../api/vocabulary";
import { say, term } from "../../words";
import type { Write } from "./fields";
import { Step } from "./fields";

interface Props {
  anchor: number;
  queries: Query[];
  words: Vocabulary;
  write: Write;
  may: boolean;
}

const options = (vocabulary: string, names: string[]) => names.map((value) => ({ value, label: term(vocabulary, value) }));

export function Queries({ anchor, queries, words, write, may }: Props) {
  return (
    <>
      {!queries.length && <p class="empty">{say("page-queries-none")}</p>}
      {queries.map((one) => (
        <One key={one.at} anchor={anchor} one={one} words={words} write={write} may={may} />
      ))}
      {may && (
        <Step
          id="query"
          title={say("page-query-send")}
          begin={{ body: words.bodies[0]!, to: "", sent: "", reference: "", text: "" }}
          fields={[
            { name: "body", label: say("page-query-body"), options: options("body", words.bodies), width: "middle" },
            { name: "to", label: say("page-query-to"), wanted: say("page-query-to") },
            { name: "sent", label: say("page-query-sent"), hint: say("page-day-hint"), width: "short", wanted: say("page-query-sent") },
            { name: "reference", label: say("page-duty-reference"), width: "middle" },
            { name: "text", label: say("page-query-text"), rows: 3 },
          ]}
          work={(said) => write((etag) => sendQuery(anchor, said, etag))}
        />
      )}
    </>
  );
}

function One({ anchor, one, words, write, may }: { anchor: number; one: Query; words: Vocabulary; write: Write; may: boolean }) {
  if (one.withheld) return <p class="note">{say("page-custody-withheld")}</p>;
  return (
    <section>
      <h3>
        {term("body", one.body)}: <bdi>{one.to}</bdi>, {one.sent.text} <span class="hint">{one.reference}</span>
      </h3>
      {one.text && (
        <p>
          <bdi>{one.text}</bdi>
        </p>
      )}
      {!one.replies.length && <p class="hint">{say("page-query-silence")}</p>}
      <ul>
        {one.replies.map((reply) => (
          <li key={reply.at}>
            {reply.received.text}: {term("reply", reply.reply)}
            {[reply.reference, reply.text].filter(Boolean).map((text) => (
              <bdi key={text}>, {text}</bdi>
            ))}
          </li>
        ))}
      </ul>
      {may && (
        <Step
          id={`reply-${one.at}`}
          title={say("page-query-reply")}
          begin={{ reply: words.replies[0]!, received: "", reference: "", text: "" }}
          fields={[
            { name: "reply", label: say("page-query-replied"), options: options("reply", words.replies), width: "middle" },
            { name: "received", label: say("page-query-received"), hint: say("page-day-hint"), width: "short", wanted: say("page-query-received") },
            { name: "reference", label: say("page-duty-reference"), width: "middle" },
            { name: "text", label: say("page-query-reply-text"), rows: 3 },
          ]}
          work={(said) => write((etag) => recordReply(anchor, one.at, said, etag))}
        />
      )}
    </section>
  );
}
