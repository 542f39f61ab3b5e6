// One account: its roles and clearances, a new link where the password was forgotten, and closing it.
import { useState } from "preact/hooks";
import type { OfficeAccount } from "../../api/office";
import { closeAccount, giveRights, newLink, reopenAccount } from "../../api/office";
import { useGet } from "../../api/use";
import { Field, Form, useSubmit } from "../../parts/form";
import { Page } from "../../parts/page";
import { Shown } from "../../parts/shown";
import { go } from "../../router";
import { say } from "../../words";
import type { PageProps } from "../table";
import { HandOver } from "./people";
import { RightsFields } from "./rights";

export function OnePersonPage({ open }: PageProps) {
  const account = useGet<OfficeAccount>(`/api/accounts/${open["id"]}`);
  return <Shown of={account}>{(one) => <One account={one} again={account.again} />}</Shown>;
}

function One({ account, again }: { account: OfficeAccount; again: () => void }) {
  const [rights, setRights] = useState({ roles: account.roles, clearance: account.clearance });
  const [why, setWhy] = useState("");
  const [path, setPath] = useState("");
  const submit = useSubmit();
  const withReason = (work: () => Promise<unknown>): void => {
    if (!why.trim()) return submit.set([{ field: "why", sentence: say("page-accounts-no-why") }]);
    submit.run(async () => (await work(), go("/settings/people")));
  };
  if (path) return <HandOver path={path} />;
  return (
    <Page title={account.called || account.name} wrong={submit.problems.length > 0}>
      <Form
        submit={submit}
        action={say("page-accounts-give")}
        onSubmit={() => withReason(() => giveRights(account.id, rights, why))}
        beside={
          <>
            <button type="button" onClick={() => submit.run(async () => setPath(await newLink(account.id)))}>
              {say("page-accounts-new-link")}
            </button>
            <button type="button" onClick={() => withReason(() => (account.closed ? reopenAccount(account.id, why) : closeAccount(account.id, why)).then(again))}>
              {account.closed ? say("page-accounts-reopen") : say("page-accounts-close")}
            </button>
          </>
        }
      >
        <RightsFields rights={rights} change={setRights} />
        <Field name="why" label={say("page-accounts-why")} hint={say("page-accounts-why-hint")} value={why} onValue={setWhy} submit={submit} />
      </Form>
    </Page>
  );
}
