// The people of an office: who has an account and what it may do. An account begins with a one-time link that is handed over by hand.
import { useState } from "preact/hooks";
import type { OfficeAccount } from "../../api/office";
import { openAccount } from "../../api/office";
import { useItems } from "../../api/use";
import { Field, Form, useSubmit } from "../../parts/form";
import { Page } from "../../parts/page";
import { ShownItems } from "../../parts/shown";
import { Table } from "../../parts/table";
import { day, say, term } from "../../words";
import { RightsFields } from "./rights";

export function PeoplePage() {
  const accounts = useItems<OfficeAccount>("/api/accounts");
  return (
    <Page
      wide
      title={say("page-accounts")}
      actions={
        <a class="button main" href="/settings/people/new">
          {say("page-accounts-add")}
        </a>
      }
    >
      <ShownItems of={accounts} empty={<p>{say("page-accounts-none")}</p>}>
        {(items) => (
          <Table
            label={say("page-accounts")}
            heads={[
              say("page-accounts-called"),
              say("page-name"),
              say("page-settings-roles"),
              say("page-settings-clearance"),
              say("page-totp"),
              say("page-accounts-since"),
            ]}
          >
            {items.map((one) => (
              <tr key={one.id} class={one.closed ? "old" : ""}>
                <th scope="row">
                  <a href={`/settings/people/${one.id}`}>
                    <bdi>{one.called || one.name}</bdi>
                  </a>
                </th>
                <td>{one.name}</td>
                <td>{one.closed ? say("page-accounts-closed") : one.roles.map((role) => term("role", role)).join(", ")}</td>
                <td>{one.clearance.map((name) => term("handling", name)).join(", ")}</td>
                <td>{one.has_code ? say("page-accounts-on") : one.has_password ? say("page-accounts-off") : say("page-accounts-waits")}</td>
                <td>{day(one.since)}</td>
              </tr>
            ))}
          </Table>
        )}
      </ShownItems>
    </Page>
  );
}

export function NewPersonPage() {
  const [name, setName] = useState("");
  const [called, setCalled] = useState("");
  const [rights, setRights] = useState({ roles: [] as string[], clearance: [] as string[] });
  const [path, setPath] = useState("");
  const submit = useSubmit();
  const add = (): void => {
    if (!name.trim()) return submit.set([{ field: "name", sentence: say("page-accounts-no-name") }]);
    submit.run(async () => setPath(await openAccount({ name: name.trim(), called: called.trim() || name.trim(), ...rights })));
  };
  if (path) return <HandOver path={path} />;
  return (
    <Page title={say("page-accounts-add")} wrong={submit.problems.length > 0}>
      <Form submit={submit} action={say("page-accounts-add")} onSubmit={add}>
        <Field name="called" label={say("page-accounts-called")} hint={say("page-accounts-called-hint")} value={called} onValue={setCalled} submit={submit} />
        <Field name="name" label={say("page-name")} hint={say("page-name-hint")} value={name} onValue={setName} submit={submit} width="middle" />
        <RightsFields rights={rights} change={setRights} />
      </Form>
    </Page>
  );
}

/** The link is shown once. */
export function HandOver({ path }: { path: string }) {
  return (
    <Page title={say("page-accounts-link")} lead={say("page-accounts-link-lead")}>
      <p>
        <code class="secret">{location.origin + path}</code>
      </p>
      <a class="button no-print" href="/settings/people">
        {say("page-accounts")}
      </a>
    </Page>
  );
}
