// What takes two people about this person: what was proposed, confirming and refusing it, proposing another; and sealing, which takes one.
import { useState } from "preact/hooks";
import { propose, seal } from "../../api/acts";
import type { Entry, Person } from "../../api/people";
import { may } from "../../api/session";
import { useGet } from "../../api/use";
import type { Vocabulary } from "../../api/vocabulary";
import { ToFile } from "../../parts/back";
import { Meanwhile, useBasis } from "../../parts/basis";
import { Field, Form, useSubmit } from "../../parts/form";
import { Page } from "../../parts/page";
import { Reasoned } from "../../parts/reasoned";
import { Shown } from "../../parts/shown";
import { say, term } from "../../words";
import type { PageProps } from "../table";
import { Alarms } from "./alarms";
import { changedIn } from "./changed";
import { OneAct } from "./one-act";

export function PersonActsPage({ open }: PageProps) {
  const person = useGet<Person>(`/api/people/${open["anchor"]}`);
  const vocabulary = useGet<Vocabulary>("/api/vocabulary");
  const [told, setTold] = useState("");
  const tell = (sentence: string): void => (setTold(sentence), person.again());
  return (
    <Page title={say("page-acts-of")} lead={say("page-acts-lead")} actions={<ToFile anchor={open["anchor"]!} />}>
      <p role="status">{told}</p>
      <Shown of={person}>
        {(file, etag) => (
          <>
            <p>
              <bdi>{file.names[0]}</bdi>
            </p>
            <Alarms all={file.alarms} again={person.again} />
            {!file.acts.length && <p class="empty">{say("page-act-none-here")}</p>}
            {file.acts.map((act) => (
              <OneAct key={act.at} act={act} tell={tell} />
            ))}
            {may("act-propose") && <Shown of={vocabulary}>{(words) => <New file={file} etag={etag} words={words} tell={tell} />}</Shown>}
          </>
        )}
      </Shown>
    </Page>
  );
}

const entryName = (entry: Entry): string => [entry.list?.name ?? say("page-note"), entry.row ? say("page-row-n", { n: entry.row }) : "", entry.called].filter(Boolean).join(", ");

interface Props {
  file: Person;
  words: Vocabulary;
  tell: (sentence: string) => void;
  write: (work: (etag: string) => Promise<unknown>) => Promise<void>;
}

/** Both are based on the file as it was seen. */
function New({ file, etag, words, tell }: Omit<Props, "write"> & { etag: string }) {
  const basis = useBasis(`/api/people/${file.asked}`, file, etag, changedIn);
  return (
    <>
      <Meanwhile basis={basis} />
      <Propose file={file} words={words} tell={tell} write={basis.write} />
      <Seal file={file} words={words} tell={tell} write={basis.write} />
    </>
  );
}

function Propose({ file, words, tell, write }: Props) {
  const [said, setSaid] = useState({ what: words.acts[0]!, about: String(file.asked), why: "", hours: "24", handling: "ordinary" });
  const submit = useSubmit();
  const set = (name: keyof typeof said) => (value: string) => setSaid({ ...said, [name]: value });
  const opens = said.what === "unseal";
  const send = (): void => {
    const hours = Number(said.hours);
    const wrong = [
      ...(said.why.trim() ? [] : [{ field: "why", sentence: say("page-no-why") }]),
      ...(opens && !(Number.isInteger(hours) && hours > 0) ? [{ field: "hours", sentence: say("page-act-no-hours") }] : []),
    ];
    if (wrong.length) return submit.set(wrong);
    submit.run(async () => {
      const proposal = { what: said.what, about: Number(said.about), why: said.why.trim(), handling: said.handling, ...(opens && { hours }) };
      await write((now) => propose(file.asked, proposal, now));
      setSaid({ ...said, why: "" });
      tell(say("page-act-proposed-now"));
    });
  };
  const named = (vocabulary: string, names: string[]) => names.map((value) => ({ value, label: term(vocabulary, value) }));
  return (
    <>
      <h2>{say("page-act-propose")}</h2>
      <Form submit={submit} action={say("page-act-propose")} onSubmit={send}>
        <Field name="what" label={say("page-act-what")} options={named("act-kind", words.acts)} value={said.what} onValue={set("what")} submit={submit} width="middle" />
        <Field
          name="about"
          label={say("page-act-about")}
          hint={say("page-act-about-hint")}
          options={file.entries.map((entry) => ({ value: String(entry.anchor), label: entryName(entry) }))}
          value={said.about}
          onValue={set("about")}
          submit={submit}
        />
        {opens && <Field name="hours" label={say("page-act-hours")} value={said.hours} onValue={set("hours")} submit={submit} width="short" />}
        <Field name="handling" label={say("page-list-handling")} options={named("handling", words.handling)} value={said.handling} onValue={set("handling")} submit={submit} width="middle" />
        <Field name="why" label={say("page-why")} value={said.why} onValue={set("why")} submit={submit} rows={2} />
      </Form>
    </>
  );
}

function Seal({ file, tell, write }: Props) {
  const [whole, setWhole] = useState(true);
  return (
    <Reasoned
      name="seal"
      summary={say("page-seal")}
      hint={say("page-seal-hint")}
      action={say("page-seal")}
      work={async (why) => (await write((now) => seal(file.asked, whole, why, now)), tell(say("page-seal-done")))}
    >
      <label class="choice">
        <input type="checkbox" checked={whole} onChange={() => setWhole(!whole)} />
        {say("page-seal-whole")}
      </label>
    </Reasoned>
  );
}
