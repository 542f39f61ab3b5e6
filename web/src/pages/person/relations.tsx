// What holds between this person and others: read from this side, with its time and who says so; taken back like everything.
import { useState } from "preact/hooks";
import type { Entity, Relation, Relations } from "../../api/relations";
import { openEntity, relate, takeBackRelation } from "../../api/relations";
import { may } from "../../api/session";
import { useGet, useItems } from "../../api/use";
import type { Vocabulary } from "../../api/vocabulary";
import { ToFile } from "../../parts/back";
import { Meanwhile, useBasis } from "../../parts/basis";
import { Page } from "../../parts/page";
import { Reasoned } from "../../parts/reasoned";
import { Shown } from "../../parts/shown";
import { Table } from "../../parts/table";
import { say, term } from "../../words";
import type { PageProps } from "../table";
import { Step } from "./fields";

export function RelationsPage({ open }: PageProps) {
  const anchor = Number(open["anchor"]);
  const all = useGet<Relations>(`/api/people/${anchor}/relations`);
  const vocabulary = useGet<Vocabulary>("/api/vocabulary");
  return (
    <Page wide title={say("page-relations")} lead={say("page-relations-lead")} actions={<ToFile anchor={anchor} />}>
      <Shown of={all}>
        {(relations, etag) => (
          <>
            <p>
              <bdi>{relations.thing.name}</bdi>
            </p>
            {relations.items.length ? <Known anchor={anchor} items={relations.items} again={all.again} /> : <p class="empty">{say("page-relations-none")}</p>}
            {relations.withheld > 0 && <p class="note">{say("page-relations-withheld", { n: relations.withheld })}</p>}
            {may("note-write") && (
              <Shown of={vocabulary}>{(words) => <Add anchor={anchor} relations={relations} etag={etag} words={words} again={all.again} />}</Shown>
            )}
          </>
        )}
      </Shown>
    </Page>
  );
}

const wordOf = (kind: string, forward: boolean): string => term("relation", forward ? kind : `${kind}-back`);

function Known({ anchor, items, again }: { anchor: number; items: Relation[]; again: () => void }) {
  return (
    <Table
      label={say("page-relations")}
      heads={[say("page-relation-what"), say("page-relation-with"), say("page-relation-since"), say("page-relation-until"), say("page-said-who")]}
    >
      {items.map((one) => (
        <tr key={`${one.at}-${one.forward}`} class={one.taken_back ? "retracted" : ""}>
          <th scope="row">
            {wordOf(one.kind, one.forward)}
            {one.stance && ` (${term("stance", one.stance)})`}
            {one.taken_back > 0 && <span class="hint"> {say("page-relation-taken-back")}</span>}
          </th>
          <td>
            <a href={`/people/${one.other}`}>
              <bdi>{one.thing.name || say("page-relation-no-name")}</bdi>
            </a>{" "}
            <span class="hint">{term("entity", one.thing.kind)}</span>
          </td>
          <td>{one.since?.text}</td>
          <td>{one.until?.text}</td>
          <td>
            <bdi>{one.speaker}</bdi>
            {one.why && (
              <span class="source hint">
                <bdi>{one.why}</bdi>
              </span>
            )}
            {may("note-write") && !one.taken_back && (
              <Reasoned
                name={`back-${one.at}`}
                summary={say("page-relation-take-back")}
                action={say("page-relation-take-back")}
                work={async (why) => (await takeBackRelation(anchor, one.at, why), again())}
              />
            )}
          </td>
        </tr>
      ))}
    </Table>
  );
}

interface AddProps {
  anchor: number;
  relations: Relations;
  etag: string;
  words: Vocabulary;
  again: () => void;
}

/** Every way in which a thing of this kind may stand to another, read from its side. */
const ways = ({ relations }: Vocabulary, kind: string): { value: string; label: string }[] =>
  relations.flatMap((one) => [
    ...(one.from.includes(kind) ? [{ value: one.id, label: wordOf(one.id, true) }] : []),
    ...(one.to.includes(kind) && !one.symmetric ? [{ value: `${one.id}-back`, label: wordOf(one.id, false) }] : []),
  ]);

function Add({ anchor, relations, etag, words, again }: AddProps) {
  const things = useItems<Entity>("/api/entities");
  const [told, setTold] = useState("");
  const basis = useBasis(`/api/people/${anchor}/relations`, relations, etag, () => []);
  const known = ways(words, relations.thing.kind);
  return (
    <>
      <p role="status">{told}</p>
      <Meanwhile basis={basis} />
      <Step
        id="relation"
        title={say("page-relation-add")}
        begin={{ kind: known[0]?.value ?? "", other: "", since: "", until: "", speaker: "", why: "" }}
        fields={[
          { name: "kind", label: say("page-relation-what"), options: known, width: "middle" },
          { name: "other", label: say("page-relation-other"), hint: say("page-relation-other-hint"), wanted: say("page-relation-no-other"), suggests: things.items.filter((one) => !one.withheld).map((one) => one.name) },
          { name: "since", label: say("page-relation-since"), hint: say("page-day-hint"), width: "short" },
          { name: "until", label: say("page-relation-until"), hint: say("page-day-hint"), width: "short" },
          { name: "speaker", label: say("page-note-speaker"), wanted: say("page-relation-no-speaker") },
          { name: "why", label: say("page-why"), rows: 2 },
        ]}
        work={({ kind, ...said }) =>
          basis.write((now) => relate(anchor, { ...said, kind: kind.replace(/-back$/, ""), forward: !kind.endsWith("-back") }, now)).then(again)
        }
      />
      <Step
        id="thing"
        title={say("page-entity-open")}
        begin={{ kind: words.entities[0]!, name: "" }}
        fields={[
          { name: "kind", label: say("page-entity-kind"), options: words.entities.map((value) => ({ value, label: term("entity", value) })), width: "middle" },
          { name: "name", label: say("page-entity-name"), wanted: say("page-entity-no-name") },
        ]}
        work={async ({ kind, name }) => (await openEntity(kind, name.trim()), setTold(say("page-entity-opened", { name: name.trim() })), things.again())}
      />
    </>
  );
}
