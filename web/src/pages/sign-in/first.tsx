// Accounts begin with a one-time link: the first one's is printed by `nostoi serve`, the others' are handed over by whoever manages the
// accounts. There is no default password.
import { useState } from "preact/hooks";
import type { SignedIn } from "../../api/session";
import { firstAccount, followLink } from "../../api/session";
import { Field, Form, useSubmit } from "../../parts/form";
import { Page } from "../../parts/page";
import { say } from "../../words";

interface Props {
  link: string;
  /** It makes the first account of the register, which wants a name too. */
  first: boolean;
  done: (session: SignedIn) => void;
}

export function LinkPage({ link, first, done }: Props) {
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const [repeated, setRepeated] = useState("");
  const submit = useSubmit();
  const make = (): void => {
    const wrong = [
      ...(!first || name.trim() ? [] : [{ field: "name", sentence: say("page-sign-in-no-name") }]),
      ...(password ? [] : [{ field: "password", sentence: say("page-sign-in-no-password") }]),
      ...(password === repeated ? [] : [{ field: "repeated", sentence: say("page-password-differs") }]),
    ];
    if (wrong.length) return submit.set(wrong);
    submit.run(async () => done(await (first ? firstAccount(link, name.trim(), password) : followLink(link, password))));
  };
  return (
    <Page title={first ? say("page-first") : say("page-link")} lead={first ? say("page-first-lead") : say("page-link-lead")} wrong={submit.problems.length > 0} ownFocus>
      <Form submit={submit} action={first ? say("page-first-do") : say("page-sign-in-do")} onSubmit={make}>
        {first && (
          <Field name="name" label={say("page-name")} hint={say("page-name-hint")} value={name} onValue={setName} submit={submit} autoComplete="username" width="middle" focus />
        )}
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
