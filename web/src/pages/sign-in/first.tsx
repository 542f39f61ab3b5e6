// The first account of a register: made with the one-time link that `nostoi serve` printed. There is no default password.
import { useState } from "preact/hooks";
import type { SignedIn } from "../../api/session";
import { firstAccount } from "../../api/session";
import { Field, Form, useSubmit } from "../../parts/form";
import { Page } from "../../parts/page";
import { say } from "../../words";

export function FirstPage({ link, done }: { link: string; done: (session: SignedIn) => void }) {
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const [repeated, setRepeated] = useState("");
  const submit = useSubmit();
  const make = (): void => {
    const wrong = [
      ...(name.trim() ? [] : [{ field: "name", sentence: say("page-sign-in-no-name") }]),
      ...(password ? [] : [{ field: "password", sentence: say("page-sign-in-no-password") }]),
      ...(password === repeated ? [] : [{ field: "repeated", sentence: say("page-password-differs") }]),
    ];
    if (wrong.length) return submit.set(wrong);
    submit.run(async () => done(await firstAccount(link, name.trim(), password)));
  };
  return (
    <Page title={say("page-first")} lead={say("page-first-lead")} wrong={submit.problems.length > 0} ownFocus>
      <Form submit={submit} action={say("page-first-do")} onSubmit={make}>
        <Field name="name" label={say("page-name")} hint={say("page-name-hint")} value={name} onValue={setName} submit={submit} autoComplete="username" width="middle" focus />
        <Field
          name="password"
          label={say("page-password")}
          hint={say("page-password-hint")}
          type="password"
          value={password}
          onValue={setPassword}
          submit={submit}
          autoComplete="new-password"
          width="middle"
        />
        <Field
          name="repeated"
          label={say("page-password-repeat")}
          type="password"
          value={repeated}
          onValue={setRepeated}
          submit={submit}
          autoComplete="new-password"
          width="middle"
        />
      </Form>
    </Page>
  );
}
