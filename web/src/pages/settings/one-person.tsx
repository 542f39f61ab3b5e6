// One account: its roles and clearances, a new link where the password was forgotten, and closing it.
import { useState } from "preact/hooks";
import type { OfficeAccount } from "../../api/office";
import { closeAccount, giveRights, newLink, reopenAccount } from "../../api/office";
import { useGet } from "../../api/use";
import { Meanwhile, useBasis } from "../../parts/basis";
import { Field, Form, useSubmit } from "../../parts/form";
import { Page } from "../../parts/page";
import { Shown } from "../../parts/shown";
import { go } from "../../router";
import { say, term } from "../../words";
import type { PageProps } from "../table";
import { HandOver } from "./people";
import { RightsFields } from "./rights";

export function OnePersonPage({ open }: PageProps) {
  const account = useGet<OfficeAccount>(`/api/accounts/${open["id"]}`);
  return <Shown of={account}>{(one, etag) => <One account={one} etag={etag} again={account.again} />}</Shown>;
}

/** What somebody else changed of an account meanwhile. */
function changedIn(before: OfficeAccount, now: OfficeAccount): string[] {
  const values: [what: string, was: string, is: string][] = [
    [say("page-settings-roles"), ...([before, now].map((one) => one.roles.map((role) => term("role", role)).join(", ") || "–") as [string, string])],
    [say("page-settings-clearance"), ...([before, now].map((one) => one.clearance.map((id) => term("handling", id)).join(", ") || "–") as [string, string])],
  ];
  return [
    ...values.filter(([, was, is]) => was !== is).map(([what, , value]) => say("page-changed-value", { what, value })),
    ...(now.closed && !before.closed ? [say("page-accounts-closed")] : []),
  ];
}

function One({ account, etag, again }: { account: OfficeAccount; etag: string; again: () => void }) {
  const basis = useBasis(`/api/accounts/${account.id}`, account, etag, changedIn);
  const [rights, setRights] = useState({ roles: account.roles, clearance: account.clearance });
  const [why, setWhy] = useState("");
  const [path, setPath] = useState("");
  const submit = useSubmit();
  const withReason = (work: (etag: string) => Promise<unknown>): void => {
    if (!why.trim()) return submit.set([{ field: "why", sentence: say("page-accounts-no-why") }]);
    submit.run(async () => (await basis.write(work), go("/settings/people")));
  };
  if (path) return <HandOver path={path} />;
  return (
    <Page title={account.called || account.name} wrong={submit.problems.length > 0}>
      <Form
        submit={submit}
        action={say("page-accounts-give")}
        onSubmit={() => withReason((now) => giveRights(account.id, rights, why, now))}
        beside={
          <>
            <button type="button" onClick={() => submit.run(async () => setPath(await newLink(account.id)))}>
              {say("page-accounts-new-link")}
            </button>
            <button type="button" onClick={() => withReason((now) => (account.closed ? reopenAccount(account.id, why, now) : closeAccount(account.id, why, now)).then(again))}>
              {account.closed ? say("page-accounts-reopen") : say("page-accounts-close")}
            </button>
          </>
        }
      >
        <Meanwhile basis={basis} />
        <RightsFields rights={rights} change={setRights} />
        <Field name="why" label={say("page-accounts-why")} hint={say("page-accounts-why-hint")} value={why} onValue={setWhy} submit={submit} />
      </Form>
    </Page>
  );
}
