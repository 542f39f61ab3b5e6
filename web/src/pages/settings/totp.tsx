// The second step of signing in: a secret for an app, a code that proves it was taken, and codes for when the phone is lost, shown once.
import { useState } from "preact/hooks";
import type { Totp } from "../../api/session";
import { beginTotp, turnOffTotp, turnOnTotp } from "../../api/session";
import { Field, Form, useSubmit } from "../../parts/form";
import { Page } from "../../parts/page";
import { QrCode } from "../../parts/qr";
import { say } from "../../words";

const inFours = (secret: string): string => secret.replace(/(.{4})(?=.)/g, "$1 ");

export function TotpPage() {
  const [totp, setTotp] = useState<Totp | undefined>();
  const [codes, setCodes] = useState<string[]>([]);
  const begin = useSubmit();
  if (codes.length)
    return (
      <Page title={say("page-totp-codes")} lead={say("page-totp-codes-lead")} actions={<button onClick={() => window.print()}>{say("page-print")}</button>}>
        <ul class="recovery">
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ul>
        <a class="button main no-print" href="/settings">
          {say("page-totp-kept")}
        </a>
      </Page>
    );
  return (
    <Page title={say("page-totp-set-up")} lead={say("page-totp-lead")}>
      {totp ? (
        <Confirm totp={totp} done={setCodes} />
      ) : (
        <Form submit={begin} action={say("page-totp-begin")} onSubmit={() => begin.run(async () => setTotp(await beginTotp()))}>
          <p>{say("page-totp-need")}</p>
        </Form>
      )}
      {!totp && <TurnOff />}
    </Page>
  );
}

function Confirm({ totp, done }: { totp: Totp; done: (codes: string[]) => void }) {
  const [code, setCode] = useState("");
  const submit = useSubmit();
  const confirm = (): void => {
    if (!code.trim()) return submit.set([{ field: "code", sentence: say("page-sign-in-no-code") }]);
    submit.run(async () => done(await turnOnTotp(code.trim())));
  };
  return (
    <Form submit={submit} action={say("page-totp-confirm")} onSubmit={confirm}>
      <p>{say("page-totp-scan")}</p>
      <QrCode text={totp.uri} label={say("page-totp-qr")} />
      <dl>
        <dt>{say("page-totp-secret")}</dt>
        <dd>
          <code class="secret">{inFours(totp.secret)}</code>
        </dd>
        <dt>{say("page-totp-link")}</dt>
        <dd>
          <a href={totp.uri}>{say("page-totp-link-open")}</a>
        </dd>
      </dl>
      <Field name="code" label={say("page-sign-in-code")} hint={say("page-totp-code-hint")} value={code} onValue={setCode} submit={submit} autoComplete="one-time-code" width="short" focus />
    </Form>
  );
}

function TurnOff() {
  const [password, setPassword] = useState("");
  const [done, setDone] = useState(false);
  const submit = useSubmit();
  const off = (): void => submit.run(async () => (await turnOffTotp(password), setPassword(""), setDone(true)));
  return (
    <details>
      <summary>{say("page-totp-off")}</summary>
      <Form submit={submit} action={say("page-totp-off")} onSubmit={off}>
        <p role="status">{done && say("page-totp-is-off")}</p>
        <Field name="password" label={say("page-password")} type="password" value={password} onValue={setPassword} submit={submit} autoComplete="current-password" width="middle" />
      </Form>
    </details>
  );
}
