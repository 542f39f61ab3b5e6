// One publication: what is in it, what was decided on it and by whom, its copies, and the next thing that can be done.
import { useState } from "preact/hooks";
import type { OnePublication } from "../../api/publish";
import { answerCells, take } from "../../api/publish";
import type { Step } from "../../api/publish";
import { useGet } from "../../api/use";
import { Facts } from "../../parts/facts";
import { Field, Form, useSubmit } from "../../parts/form";
import { Page } from "../../parts/page";
import { Shown } from "../../parts/shown";
import { moment, number, say, term } from "../../words";
import type { PageProps } from "../table";
import { Copies } from "./copies";
import { Against, cellName, Leaves } from "./looked";

export function PublicationPage({ open }: PageProps) {
  const [now, setNow] = useState<OnePublication | undefined>();
  const read = useGet<OnePublication>(`/api/publications/${open["at"]}`);
  return <Shown of={read}>{(first) => <One one={now ?? first} done={setNow} again={() => (setNow(undefined), read.again())} />}</Shown>;
}

interface Props {
  one: OnePublication;
  done: (next: OnePublication) => void;
}

function One({ one, done, again }: Props & { again: () => void }) {
  const said = (word: OnePublication["approved"]): string => (word ? `${word.why} (${word.actor}, ${moment(word.when)})` : "");
  return (
    <Page wide title={say("page-publish-one", { n: String(one.at) })} lead={`${one.to.name}: ${term("publication", one.state)}`}>
      {one.wants_copies_back && <div class="note">{say("page-publish-wants-back")}</div>}
      {one.changed && one.copies.length > 0 && (
        <div class="note">
          {say("page-publish-stale")} <a href={`/publish/new?corrects=${one.at}`}>{say("page-publish-correct")}</a>
        </div>
      )}
      <Facts
        of={[
          [say("page-publish-kind"), term("recipient", one.to.kind)],
          [say("page-publish-why"), `${one.why} (${one.actor}, ${moment(one.when)})`],
          [say("page-publish-lines"), one.count ? one.count.caption : number(one.lines)],
          [say("page-publish-until"), one.until.text],
          [say("page-publish-onward"), one.onward.join("; ")],
          [say("page-publish-corrects"), one.corrects ? String(one.corrects) : ""],
          [say("page-publish-corrected-by"), one.corrected_by ? String(one.corrected_by) : ""],
          [term("publication", "approved"), said(one.approved)],
          [term("publication", "refused"), said(one.refused)],
          [term("publication", "recalled"), said(one.recalled)],
        ]}
      />
      <h2>{say("page-publish-leaves")}</h2>
      <Leaves looked={one} counts={one.count !== null} />
      <h2>{say("page-publish-against")}</h2>
      {one.state === "proposed" ? <Deciding one={one} done={done} /> : <Against obstacles={one.obstacles} />}
      {one.copies.length > 0 && <Copies one={one} again={again} />}
      <Steps one={one} done={done} />
      {!one.copies.length && <Copies one={one} again={again} />}
    </Page>
  );
}

/** Cells that a guard asks about: ticked and decided together, with a reason. */
function Deciding({ one, done }: Props) {
  const asked = one.obstacles.filter(({ stops }) => !stops);
  const [chosen, setChosen] = useState(new Set(asked.filter(({ answer }) => !answer).map(cellName)));
  const [why, setWhy] = useState("");
  const submit = useSubmit();
  if (!asked.length) return <Against obstacles={one.obstacles} />;
  const choose = (cell: string): void => {
    const next = new Set(chosen);
    if (!next.delete(cell)) next.add(cell);
    setChosen(next);
  };
  const decide = (give: boolean): void => {
    if (!why.trim()) return submit.set([{ field: "answer-why", sentence: say("page-accounts-no-why") }]);
    const cells = asked.filter((cell) => chosen.has(cellName(cell))).map(({ anchor, column }) => ({ anchor, column }));
    submit.run(async () => (done(await answerCells(one.at, cells, give, why.trim())), setWhy("")));
  };
  return (
    <Form
      submit={submit}
      action={say("page-publish-keep")}
      onSubmit={() => decide(false)}
      beside={
        <button type="button" onClick={() => decide(true)}>
          {say("page-publish-give")}
        </button>
      }
    >
      <Against obstacles={one.obstacles} chosen={chosen} choose={choose} />
      <Field name="answer-why" label={say("page-accounts-why")} value={why} onValue={setWhy} submit={submit} />
    </Form>
  );
}

function Steps({ one, done }: Props) {
  const [why, setWhy] = useState("");
  const submit = useSubmit();
  const steps: Step[] = one.state === "proposed" ? ["approval", "refusal"] : one.state === "approved" ? ["refusal"] : one.copies.length && !one.recalled ? ["recall"] : [];
  if (!steps.length) return null;
  const words = { approval: say("page-publish-approve"), refusal: say("page-publish-refuse"), recall: say("page-publish-recall") };
  const run = (step: Step): void => {
    if (!why.trim()) return submit.set([{ field: "step-why", sentence: say("page-accounts-no-why") }]);
    submit.run(async () => (done(await take(one.at, step, why.trim())), setWhy("")));
  };
  return (
    <section>
      <h2>{say("page-publish-next")}</h2>
      <Form
        submit={submit}
        action={words[steps[0]!]}
        onSubmit={() => run(steps[0]!)}
        beside={steps.slice(1).map((step) => (
          <button type="button" key={step} onClick={() => run(step)}>
            {words[step]}
          </button>
        ))}
      >
        <Field name="step-why" label={say("page-accounts-why")} hint={one.state === "proposed" ? say("page-publish-four-eyes") : undefined} value={why} onValue={setWhy} submit={submit} />
      </Form>
    </section>
  );
}
