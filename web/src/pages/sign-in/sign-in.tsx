// Signing in: name and password, then the one-time code where the account has one.
import { useState } from "preact/hooks";
import { Refused } from "../../api/ask";
import type { SignedIn } from "../../api/session";
import { signIn } from "../../api/session";
import { Field, Form, useSubmit } from "../../parts/form";
import { Page } from "../../parts/page";
import { say } from "../../words";

interface Props {
  done: (session: SignedIn) => void;
  /** There is no account yet: a link from the terminal makes the first. */
  first: boolean;
  /** A session ended while somebody worked: the page below waits. */
  again?: boolean;
}

export function SignInPage({ done, first, again = false }: Props) {
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const [wantsCode, setWantsCode] = useState(false);
  const submit = useSubmit();
  const check = (): void => {
    const missing = [
      ...(name.trim() ? [] : [{ field: "name", sentence: say("page-sign-in-no-name") }]),
      ...(password ? [] : [{ field: "password", sentence: say("page-sign-in-no-password") }]),
      ...(wantsCode && !code.trim() ? [{ field: "code", sentence: say("page-sign-in-no-code") }] : []),
    ];
    if (missing.length) return submit.set(missing);
    submit.run(async () => {
      try {
        done(await signIn(wantsCode ? { name, password, code: code.trim() } : { name, password }));
      } catch (error) {
        if (!(error instanceof Refused) || error.code !== "code-needed") throw error;
        setWantsCode(true);
      }
    });
  };
  if (first)
    return (
      <Page title={say("page-first-none")}>
        <p>{say("page-first-open-link")}</p>
      </Page>
    );
  return (
    <Page title={say("page-sign-in")} {...(again && { lead: say("page-sign-in-ended") })} wrong={submit.problems.length > 0} ownFocus>
      <Form submit={submit} action={wantsCode ? say("page-go-on") : say("page-sign-in-do")} onSubmit={check}>
        {wantsCode ? (
          <Field
            key="code"
            name="code"
            label={say("page-sign-in-code")}
            hint={say("page-sign-in-code-hint")}
            value={code}
            onValue={setCode}
            submit={submit}
            autoComplete="one-time-code"
            width="short"
            focus
          />
        ) : (
          <>
            <Field name="name" label={say("page-name")} value={name} onValue={setName} submit={submit} autoComplete="username" width="middle" focus />
            <Field
              name="password"
              label={say("page-password")}
              type="password"
              value={password}
              onValue={setPassword}
              submit={submit}
              autoComplete="current-password"
              width="middle"
            />
          </>
        )}
      </Form>
    </Page>
  );
}
