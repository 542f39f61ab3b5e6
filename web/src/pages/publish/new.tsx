// A proposal: to whom, what, on what ground, until when. It is looked at first, as often as one likes; only then it is proposed.
import { useState } from "preact/hooks";
import type { List } from "../../api/lists";
import type { Looked, Proposal } from "../../api/publish";
import { look, propose } from "../../api/publish";
import { useGet } from "../../api/use";
import type { RecipientKind, Vocabulary } from "../../api/vocabulary";
import { Field, Form, useSubmit } from "../../parts/form";
import { Page } from "../../parts/page";
import { Shown } from "../../parts/shown";
import { go } from "../../router";
import { property, say, term } from "../../words";
import type { PageProps } from "../table";
import { Against, Leaves, stoppedLines } from "./looked";

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toLocaleDateString("sv"); // ISO 8601
const toggled = <T,>(all: T[], one: T): T[] => (all.includes(one) ? all.filter((other) => other !== one) : [...all, one]);
const split = (text: string): string[] => text.split(";").map((one) => one.trim()).filter(Boolean);
const usual = 30; // days

export function NewPublicationPage({ query }: PageProps) {
  const vocabulary = useGet<Vocabulary>("/api/vocabulary");
  const lists = useGet<{ items: List[] }>("/api/lists");
  return (
    <Page wide title={say("page-publish-new")} lead={say("page-publish-new-lead")}>
      <Shown of={vocabulary}>{(words) => <Shown of={lists}>{({ items }) => <Propose words={words} lists={items} corrects={Number(query.get("corrects") ?? 0)} />}</Shown>}</Shown>
    </Page>
  );
}

interface Said {
  name: string;
  speaks: string;
  lists: number[];
  columns: string[];
  ground: string;
  reason: string;
  rows: string;
  by: string;
  caption: string;
  onward: string;
  until: string;
  why: string;
}

function Propose({ words, lists, corrects }: { words: Vocabulary; lists: List[]; corrects: number }) {
  const [kind, setKind] = useState(words.recipients[0]!);
  const begun = (next: RecipientKind) => ({ columns: next.usual, ground: next.grounds[0] ?? "", until: inDays(Math.min(usual, next.days)) });
  const [said, setSaid] = useState<Said>({ name: "", speaks: "", lists: [], reason: "", rows: "", by: "", caption: "", onward: "", why: "", ...begun(kind) });
  const [looked, setLooked] = useState<Looked | undefined>();
  const [key] = useState(() => crypto.randomUUID());
  const submit = useSubmit();
  const counts = kind.columns.length === 0;
  const change = (next: Partial<Said>): void => (setSaid({ ...said, ...next }), setLooked(undefined));
  const set = (name: keyof Said) => (value: string) => change({ [name]: value });
  const choose = (id: string): void => {
    const next = words.recipients.find((one) => one.id === id)!;
    setKind(next);
    change(begun(next));
  };
  const proposal = (): Proposal => ({
    to: { kind: kind.id, name: said.name.trim(), speaks_as: split(said.speaks) },
    ...(counts
      ? { count: { lists: said.lists, by: said.by ? [said.by] : [], caption: said.caption.trim() } }
      : { columns: said.columns, whole: { list: said.lists[0] ?? 0, ground: said.ground, reason: said.reason.trim() }, rows: Number(said.rows) || 0 }),
    onward: split(said.onward),
    until: said.until.trim(),
    why: said.why.trim(),
    ...(corrects && { corrects }),
  });
  const check = (): boolean => {
    const wrong = [
      ...(said.name.trim() ? [] : [{ field: "name", sentence: say("page-publish-no-name") }]),
      ...(said.lists.length ? [] : [{ field: "list", sentence: say("page-publish-no-list") }]),
      ...(said.why.trim() ? [] : [{ field: "why", sentence: say("page-accounts-no-why") }]),
    ];
    if (wrong.length) submit.set(wrong);
    return !wrong.length;
  };
  const stopped = stoppedLines(looked?.obstacles ?? []).size;
  const left = (looked?.table.rows.length ?? 0) - stopped;
  const whole = looked?.obstacles.some((one) => one.stops && !one.anchor) ?? false;
  return (
    <>
      <Form submit={submit} action={say("page-publish-look")} onSubmit={() => check() && submit.run(async () => setLooked(await look(proposal())))}>
        <Field name="kind" label={say("page-publish-kind")} options={words.recipients.map(({ id }) => ({ value: id, label: term("recipient", id) }))} value={kind.id} onValue={choose} hint={kind.guards.map((one) => term("guard", one)).join("; ")} />
        <Field name="name" label={say("page-publish-to")} hint={say("page-publish-to-hint")} value={said.name} onValue={set("name")} submit={submit} />
        {kind.guards.includes("more-than-stated") && <Field name="speaks" label={say("page-publish-speaks")} hint={say("page-publish-speaks-hint")} value={said.speaks} onValue={set("speaks")} />}
        {counts ? <Counted said={said} change={change} lists={lists} set={set} submit={submit} /> : <Lines said={said} kind={kind} change={change} lists={lists} set={set} submit={submit} />}
        <Field name="until" label={say("page-publish-until")} hint={say("page-publish-until-hint", { n: kind.days })} value={said.until} onValue={set("until")} submit={submit} width="short" />
        {kind.onward && <Field name="onward" label={say("page-publish-onward")} hint={say("page-publish-onward-hint")} value={said.onward} onValue={set("onward")} />}
        <Field name="why" label={say("page-publish-why")} value={said.why} onValue={set("why")} submit={submit} />
      </Form>
      {looked && (
        <section aria-live="polite">
          <h2>{say("page-publish-leaves")}</h2>
          <Leaves looked={looked} counts={counts} />
          <h2>{say("page-publish-against")}</h2>
          <Against obstacles={looked.obstacles} />
          {!whole && (counts ? !stopped : left > 0) && (
            <div class="actions">
              <button type="button" class="main" onClick={() => submit.run(async () => go(`/publish/${await propose({ ...proposal(), ...(stopped && { leave_out: true }) }, key)}`))}>
                {stopped ? say("page-publish-propose-without", { n: stopped }) : say("page-publish-propose")}
              </button>
            </div>
          )}
        </section>
      )}
    </>
  );
}

interface PartProps {
  said: Said;
  change: (next: Partial<Said>) => void;
  lists: List[];
  set: (name: keyof Said) => (value: string) => void;
  submit: ReturnType<typeof useSubmit>;
}

function Lines({ said, kind, change, lists, set, submit }: PartProps & { kind: RecipientKind }) {
  return (
    <>
      <Field name="list" label={say("page-publish-list")} options={[{ value: "", label: "" }, ...lists.map(({ at, name }) => ({ value: String(at), label: name }))]} value={String(said.lists[0] ?? "")} onValue={(at) => change({ lists: at ? [Number(at)] : [] })} submit={submit} />
      <Field name="rows" label={say("page-publish-rows")} hint={say("page-publish-rows-hint")} value={said.rows} onValue={set("rows")} submit={submit} width="short" />
      <fieldset class="field" id="field-columns">
        <legend>{say("page-publish-columns")}</legend>
        <div class="choices">
          {kind.columns.map((id) => (
            <label class="choice" key={id}>
              <input type="checkbox" checked={said.columns.includes(id)} onChange={() => change({ columns: kind.columns.filter((one) => toggled(said.columns, id).includes(one)) })} />
              {property(id)}
            </label>
          ))}
        </div>
      </fieldset>
      <Field name="ground" label={say("page-publish-ground")} options={kind.grounds.map((value) => ({ value, label: term("ground", value) }))} value={said.ground} onValue={set("ground")} submit={submit} />
      <Field name="reason" label={say("page-publish-reason")} hint={say("page-publish-reason-hint")} value={said.reason} onValue={set("reason")} submit={submit} />
    </>
  );
}

function Counted({ said, change, lists, set, submit }: PartProps) {
  return (
    <>
      <fieldset class="field" id="field-list">
        <legend>{say("page-publish-count-lists")}</legend>
        {lists.map(({ at, name }) => (
          <label class="choice" key={at}>
            <input type="checkbox" checked={said.lists.includes(at)} onChange={() => change({ lists: toggled(said.lists, at) })} />
            <bdi>{name}</bdi>
          </label>
        ))}
      </fieldset>
      <Field name="by" label={say("page-publish-count-by")} options={[{ value: "", label: say("page-publish-count-all") }, { value: "sex", label: property("sex") }]} value={said.by} onValue={set("by")} />
      <Field name="caption" label={say("page-publish-caption")} hint={say("page-publish-caption-hint")} value={said.caption} onValue={set("caption")} submit={submit} />
    </>
  );
}
