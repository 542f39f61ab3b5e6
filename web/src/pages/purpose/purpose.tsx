// For what somebody reads the register, asked once before the first person is opened. It is written down with everything that is read.
import { useState } from "preact/hooks";
import type { SignedIn } from "../../api/session";
import { sayPurpose } from "../../api/session";
import { Form, useSubmit } from "../../parts/form";
import { Page } from "../../parts/page";
import { say, term } from "../../words";

interface Props {
  session: SignedIn;
  done: (session: SignedIn) => void;
  leave: () => void;
}

export function PurposePage({ session, done, leave }: Props) {
  const [purpose, setPurpose] = useState(session.purpose);
  const submit = useSubmit();
  const go = (): void => {
    if (!purpose) return submit.set([{ field: "purpose", sentence: say("page-purpose-none") }]);
    submit.run(async () => done(await sayPurpose(purpose)));
  };
  const wrong = submit.problems.find((problem) => problem.field === "purpose");
  return (
    <Page title={say("page-purpose")} lead={say("page-purpose-lead")} wrong={submit.problems.length > 0}>
      <Form
        submit={submit}
        action={say("page-go-on")}
        onSubmit={go}
        beside={
          <button type="button" onClick={leave}>
            {say("page-leave")}
          </button>
        }
      >
        <fieldset class={wrong ? "field has-problem" : "field"} id="field-purpose" tabIndex={-1}>
          <legend>{say("page-purpose-which")}</legend>
          {wrong && <p class="problem">{wrong.sentence}</p>}
          {session.account.purposes.map((one) => (
            <label class="choice" key={one}>
              <input type="radio" name="purpose" value={one} checked={purpose === one} onChange={() => setPurpose(one)} />
              {term("purpose", one)}
            </label>
          ))}
        </fieldset>
      </Form>
    </Page>
  );
}
