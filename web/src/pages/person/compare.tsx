// Two pictures side by side: people look, and say what they saw and by what. What others saw is kept from the page, so that each looks by himself.
import { useState } from "preact/hooks";
import type { Beside } from "../../api/attachments";
import { judgeByEye } from "../../api/attachments";
import { may } from "../../api/session";
import { useGet } from "../../api/use";
import { Field, Form, useSubmit } from "../../parts/form";
import { verdict } from "../../parts/labels";
import { Page } from "../../parts/page";
import { Picture } from "../../parts/picture";
import { inShort } from "../../parts/short";
import { Shown } from "../../parts/shown";
import { say, term } from "../../words";
import type { PageProps } from "../table";

export function ComparePage({ open }: PageProps) {
  const [left, right] = [Number(open["left"]), Number(open["right"])];
  const both = useGet<{ left: Beside; right: Beside }>(`/api/comparisons/${left}/${right}`);
  return (
    <Page wide title={say("page-compare")} lead={say("page-compare-lead")}>
      <Shown of={both}>
        {(pair) => (
          <>
            <div class="two">
              <Side one={pair.left} />
              <Side one={pair.right} />
            </div>
            {may("note-write") && <Judge left={left} right={right} />}
          </>
        )}
      </Shown>
    </Page>
  );
}

function Side({ one }: { one: Beside }) {
  return (
    <figure>
      <Picture at={one.at} alt={[term("shows", one.shows), one.text].filter(Boolean).join(": ")} />
      <figcaption>
        <a href={`/people/${one.person}`}>
          <bdi>{one.called}</bdi>
        </a>{" "}
        <span class="hint">{inShort(one)}</span>
        <span class="source hint">
          {[term("shows", one.shows), one.taken?.text, one.text].filter(Boolean).join(", ")}
        </span>
      </figcaption>
    </figure>
  );
}

function Judge({ left, right }: { left: number; right: number }) {
  const [said, setSaid] = useState({ verdict: "unsure", why: "" });
  const [done, setDone] = useState(false);
  const submit = useSubmit();
  const judge = (): void => {
    if (!said.why.trim()) return submit.set([{ field: "why", sentence: say("page-no-why") }]);
    submit.run(async () => (await judgeByEye(left, right, said.verdict, said.why.trim()), setDone(true)));
  };
  if (done) return <p role="status">{say("page-compare-done")}</p>;
  return (
    <Form submit={submit} action={say("page-compare-do")} onSubmit={judge}>
      <Field
        name="verdict"
        label={say("page-compare-verdict")}
        options={["same", "not-same", "unsure"].map((value) => ({ value, label: verdict(value) }))}
        value={said.verdict}
        onValue={(value) => setSaid({ ...said, verdict: value })}
        submit={submit}
        width="middle"
      />
      <Field name="why" label={say("page-compare-why")} value={said.why} onValue={(why) => setSaid({ ...said, why })} submit={submit} rows={2} />
    </Form>
  );
}
