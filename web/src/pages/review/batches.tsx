// Pairs that may be decided together: choosing them, and all that were chosen before.
import { useState } from "preact/hooks";
import type { List } from "../../api/lists";
import { may } from "../../api/session";
import type { Batch } from "../../api/team";
import { drawBatch } from "../../api/team";
import { useItems } from "../../api/use";
import { Field, Form, useSubmit } from "../../parts/form";
import { verdict } from "../../parts/labels";
import { Page } from "../../parts/page";
import { ShownItems } from "../../parts/shown";
import { Table } from "../../parts/table";
import { go } from "../../router";
import { moment, number, say } from "../../words";
import { stateOf } from "./batch";

export function BatchesPage() {
  const batches = useItems<Batch>("/api/batches");
  return (
    <Page
      wide
      title={say("page-batches")}
      lead={say("page-batches-lead")}
      actions={
        <a class="button" href="/settings/policies">
          {say("page-policies")}
        </a>
      }
    >
      <ShownItems of={batches} empty={<p>{say("page-batches-none")}</p>}>
        {(items) => (
          <Table
            label={say("page-batches")}
            heads={[say("page-batch-drawn"), say("page-history-who"), say("page-batch-verdict"), { number: say("page-batch-sample") }, { number: say("page-batch-rest") }, say("page-batch-state")]}
          >
            {items.map((one) => (
              <tr key={one.at}>
                <th scope="row">
                  <a href={`/review/batches/${one.at}`}>{moment(one.when)}</a>
                </th>
                <td>
                  <bdi>{one.actor}</bdi>
                </td>
                <td>{verdict(one.verdict)}</td>
                <td class="number">{number(one.sample.length)}</td>
                <td class="number">{number(one.rest)}</td>
                <td>{stateOf(one)}</td>
              </tr>
            ))}
          </Table>
        )}
      </ShownItems>
      {may("review-lead") && <Draw />}
    </Page>
  );
}

function Draw() {
  const lists = useItems<List>("/api/lists");
  const [said, setSaid] = useState({ list: "", above: "99", sample: "59", verdict: "same" });
  const submit = useSubmit();
  const set = (field: keyof typeof said) => (value: string) => setSaid({ ...said, [field]: value });
  const draw = (): void => {
    const [above, sample] = [Number(said.above.replace(",", ".")) / 100, Number(said.sample)];
    const wrong = [
      ...(above >= 0 && above <= 1 ? [] : [{ field: "above", sentence: say("page-team-no-number") }]),
      ...(Number.isInteger(sample) && sample > 0 ? [] : [{ field: "sample", sentence: say("page-team-no-number") }]),
    ];
    if (wrong.length) return submit.set(wrong);
    submit.run(async () => go(`/review/batches/${(await drawBatch({ above, sample, verdict: said.verdict, ...(said.list && { list: Number(said.list) }) })).at}`));
  };
  return (
    <>
      <h2>{say("page-batch-draw")}</h2>
      <Form submit={submit} action={say("page-batch-draw")} onSubmit={draw}>
        <div class="beside">
          <Field
            name="list"
            label={say("page-team-list")}
            options={[{ value: "", label: say("page-review-any-list") }, ...lists.items.map((one) => ({ value: String(one.at), label: one.name }))]}
            value={said.list}
            onValue={set("list")}
            submit={submit}
          />
          <Field name="above" label={say("page-batch-above")} value={said.above} onValue={set("above")} submit={submit} width="short" />
          <Field name="sample" label={say("page-batch-sample")} hint={say("page-batch-sample-hint")} value={said.sample} onValue={set("sample")} submit={submit} width="short" />
          <Field
            name="verdict"
            label={say("page-batch-verdict")}
            options={["same", "not-same"].map((value) => ({ value, label: verdict(value) }))}
            value={said.verdict}
            onValue={set("verdict")}
            submit={submit}
          />
        </div>
      </Form>
    </>
  );
}
