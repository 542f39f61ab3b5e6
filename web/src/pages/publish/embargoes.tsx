// What is kept silent while it is under way: who set it and why, and who lifted it. Whoever set one does not lift it.
import { useState } from "preact/hooks";
import type { List } from "../../api/lists";
import type { Embargo } from "../../api/publish";
import { liftEmbargo, setEmbargo } from "../../api/publish";
import { useGet } from "../../api/use";
import { Field, Form, useSubmit } from "../../parts/form";
import { Page } from "../../parts/page";
import { Shown } from "../../parts/shown";
import { Table } from "../../parts/table";
import { moment, say, term } from "../../words";

export function EmbargoesPage() {
  const all = useGet<{ items: Embargo[] }>("/api/embargoes");
  const lists = useGet<{ items: List[] }>("/api/lists");
  return (
    <Page wide title={say("page-embargoes")} lead={say("page-embargoes-lead")}>
      <Shown of={all}>
        {({ items }) => (
          <>
            <All items={items} />
            <div class="steps">
              <Lift items={items.filter((one) => !one.lifted)} again={all.again} />
              <Shown of={lists}>{(known) => <Set lists={known.items} again={all.again} />}</Shown>
            </div>
          </>
        )}
      </Shown>
    </Page>
  );
}

function All({ items }: { items: Embargo[] }) {
  if (!items.length) return <p class="empty">{say("page-embargoes-none")}</p>;
  return (
    <Table label={say("page-embargoes")} heads={[say("page-embargo-name"), say("page-publish-state"), say("page-embargo-set-by"), say("page-accounts-why"), say("page-embargo-lifted-by")]}>
      {items.map((one) => (
        <tr key={one.at} class={one.lifted ? "old" : ""}>
          <th scope="row">
            <bdi>{one.name}</bdi>
          </th>
          <td>{term("embargo", one.lifted ? "lifted" : "in-force")}</td>
          <td>
            <bdi>{one.actor}</bdi>, {moment(one.when)}
          </td>
          <td>
            <bdi>{one.why}</bdi>
          </td>
          <td>{one.lifted && `${one.lifted.actor}: ${one.lifted.why}`}</td>
        </tr>
      ))}
    </Table>
  );
}

function Lift({ items, again }: { items: Embargo[]; again: () => void }) {
  const [said, setSaid] = useState({ at: "", why: "" });
  const submit = useSubmit();
  if (!items.length) return null;
  const at = said.at || String(items[0]!.at);
  const lift = (): void => {
    if (!said.why.trim()) return submit.set([{ field: "lift-why", sentence: say("page-accounts-no-why") }]);
    submit.run(async () => (await liftEmbargo(Number(at), said.why.trim()), again()));
  };
  return (
    <details>
      <summary>{say("page-embargo-lift")}</summary>
      <Form submit={submit} action={say("page-embargo-lift")} onSubmit={lift}>
        <Field name="embargo" label={say("page-embargo-name")} options={items.map((one) => ({ value: String(one.at), label: one.name }))} value={at} onValue={(next) => setSaid({ ...said, at: next })} />
        <Field name="lift-why" label={say("page-accounts-why")} hint={say("page-embargo-lift-hint")} value={said.why} onValue={(why) => setSaid({ ...said, why })} submit={submit} />
      </Form>
    </details>
  );
}

function Set({ lists, again }: { lists: List[]; again: () => void }) {
  const [said, setSaid] = useState({ name: "", list: "", why: "" });
  const submit = useSubmit();
  const set = (name: keyof typeof said) => (value: string) => setSaid({ ...said, [name]: value });
  const record = (): void => {
    const wrong = [
      ...(said.name.trim() ? [] : [{ field: "embargo-name", sentence: say("page-embargo-no-name") }]),
      ...(said.list ? [] : [{ field: "embargo-list", sentence: say("page-publish-no-list") }]),
      ...(said.why.trim() ? [] : [{ field: "embargo-why", sentence: say("page-accounts-no-why") }]),
    ];
    if (wrong.length) return submit.set(wrong);
    submit.run(async () => (await setEmbargo({ name: said.name.trim(), on: [Number(said.list)], why: said.why.trim() }), setSaid({ name: "", list: "", why: "" }), again()));
  };
  return (
    <details>
      <summary>{say("page-embargo-set")}</summary>
      <Form submit={submit} action={say("page-embargo-set")} onSubmit={record}>
        <Field name="embargo-name" label={say("page-embargo-name")} value={said.name} onValue={set("name")} submit={submit} />
        <Field name="embargo-list" label={say("page-publish-list")} options={[{ value: "", label: "" }, ...lists.map(({ at, name }) => ({ value: String(at), label: name }))]} value={said.list} onValue={set("list")} submit={submit} />
        <Field name="embargo-why" label={say("page-accounts-why")} value={said.why} onValue={set("why")} submit={submit} />
      </Form>
    </details>
  );
}
