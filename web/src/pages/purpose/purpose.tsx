// For what somebody reads the register, asked once before the first person is opened. It is written down with everything that is read.
import { useState } from "preact/hooks";
import { sayPurpose } from "../../api/session";
import { useGet } from "../../api/use";
import type { Vocabulary } from "../../api/vocabulary";
import { Field, Form, useSubmit } from "../../parts/form";
import { Page } from "../../parts/page";
import { Shown } from "../../parts/shown";
import { say, term } from "../../words";

export function PurposePage({ now, done, leave }: { now: string; done: (purpose: string) => void; leave: () => void }) {
  const [purpose, setPurpose] = useState(now);
  const [why, setWhy] = useState("");
  const submit = useSubmit();
  const vocabulary = useGet<Vocabulary>("/api/vocabulary");
  const go = (): void => {
    if (!purpose) return submit.set([{ field: "purpose", sentence: say("page-purpose-none") }]);
    submit.run(async () => {
      await sayPurpose(purpose, why.trim());
      done(purpose);
    });
  };
  const wrong = submit.problems.find((problem) => problem.field === "purpose");
  return (
    <Page title={say("page-purpose")} lead={say("page-purpose-lead")} wrong={submit.problems.length > 0}>
      <Shown of={vocabulary}>
        {({ purposes }) => (
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
              {purposes.map((one) => (
                <label class="choice" key={one}>
                  <input type="radio" name="purpose" value={one} checked={purpose === one} onChange={() => setPurpose(one)} />
                  {term("purpose", one)}
                </label>
              ))}
            </fieldset>
            <Field name="why" label={say("page-purpose-why")} hint={say("page-purpose-why-hint")} value={why} onValue={setWhy} submit={submit} />
          </Form>
        )}
      </Shown>
    </Page>
  );
}
