// One's own account: what it may do, its password, the second step of signing in.
import { useState } from "preact/hooks";
import type { SignedIn } from "../../api/session";
import { changePassword, may } from "../../api/session";
import { useGet } from "../../api/use";
import { Field, Form, useSubmit } from "../../parts/form";
import { Page } from "../../parts/page";
import { Shown } from "../../parts/shown";
import { moment, say, term } from "../../words";
import { CopiesState } from "./copies";

export function SettingsPage() {
  const session = useGet<SignedIn>("/api/session");
  return (
    <Page title={say("page-section-settings")}>
      <Shown of={session}>
        {({ account, expires, register }) => (
          <>
            <dl>
              <dt>{say("page-name")}</dt>
              <dd>
                <bdi>{account.name}</bdi>
              </dd>
              <dt>{say("page-settings-roles")}</dt>
              <dd>{account.roles.map((role) => term("role", role)).join(", ") || "–"}</dd>
              <dt>{say("page-settings-clearance")}</dt>
              <dd>{account.clearance.map((one) => term("handling", one)).join(", ") || "–"}</dd>
              <dt>{say("page-settings-until")}</dt>
              <dd>{moment(expires)}</dd>
            </dl>
            <p class="actions">
              {may("accounts") && (
                <a class="button" href="/settings/people">
                  {say("page-accounts")}
                </a>
              )}
              {may("decide") && (
                <a class="button" href="/settings/policies">
                  {say("page-policies")}
                </a>
              )}
              <a class="button" href="/settings/vocabularies">
                {say("page-vocabularies")}
              </a>
            </p>
            {may("backup") && <CopiesState register={register.name} />}
            <h2>{say("page-totp")}</h2>
            <p>{account.has_code ? say("page-totp-on", { n: account.recovery_left }) : say("page-totp-lead")}</p>
            <p>
              <a class="button" href="/settings/totp">
                {account.has_code ? say("page-totp-change") : say("page-totp-set-up")}
              </a>
            </p>
          </>
        )}
      </Shown>
      <h2>{say("page-password-change")}</h2>
      <Password />
    </Page>
  );
}

function Password() {
  const [old, setOld] = useState("");
  const [next, setNext] = useState("");
  const [repeated, setRepeated] = useState("");
  const [done, setDone] = useState(false);
  const submit = useSubmit();
  const change = (): void => {
    setDone(false);
    const wrong = [
      ...(old ? [] : [{ field: "password", sentence: say("page-password-no-old") }]),
      ...(next ? [] : [{ field: "new", sentence: say("page-password-no-new") }]),
      ...(next === repeated ? [] : [{ field: "repeated", sentence: say("page-password-differs") }]),
    ];
    if (wrong.length) return submit.set(wrong);
    submit.run(async () => {
      await changePassword(old, next);
      for (const clear of [setOld, setNext, setRepeated]) clear("");
      setDone(true);
    });
  };
  return (
    <Form submit={submit} action={say("page-password-change")} onSubmit={change}>
      <p role="status">{done && say("page-password-changed")}</p>
      <Field name="password" label={say("page-password-old")} type="password" value={old} onValue={setOld} submit={submit} autoComplete="current-password" width="middle" />
      <Field name="new" label={say("page-password-new")} hint={say("page-password-hint")} type="password" value={next} onValue={setNext} submit={submit} autoComplete="new-password" width="middle" />
      <Field name="repeated" label={say("page-password-repeat")} type="password" value={repeated} onValue={setRepeated} submit={submit} autoComplete="new-password" width="middle" />
    </Form>
  );
}
