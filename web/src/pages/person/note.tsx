// Something is recorded by hand about a person: a call, a debrief, a document that somebody read; and what follows of it, property by property.
import { useState } from "preact/hooks";
import { takeNote } from "../../api/people";
import type { Person } from "../../api/people";
import { useGet } from "../../api/use";
import type { Vocabulary } from "../../api/vocabulary";
import { ToFile } from "../../parts/back";
import { Meanwhile, useBasis } from "../../parts/basis";
import { Field, Form, useSubmit } from "../../parts/form";
import { Page } from "../../parts/page";
import { Shown } from "../../parts/shown";
import { go } from "../../router";
import { language, property, say, term } from "../../words";
import type { PageProps } from "../table";
import { changedIn } from "./changed";

const rows = 3; // properties that one note says at once; more are another note

export function NotePage({ open }: PageProps) {
  const anchor = Number(open["anchor"]);
  const person = useGet<Person>(`/api/people/${anchor}`);
  const vocabulary = useGet<Vocabulary>("/api/vocabulary");
  return (
    <Shown of={person}>
      {(file, etag) => (
        <Page title={say("page-note-new")} {...(file.names[0] !== undefined && { lead: <bdi>{file.names[0]}</bdi> })}>
          <Shown of={vocabulary}>{(words) => <Record file={file} etag={etag} words={words} />}</Shown>
        </Page>
      )}
    </Shown>
  );
}

/** What was contradicted is told before anybody goes on. */
function Raised({ anchor }: { anchor: number }) {
  return (
    <div class="trouble" role="alert">
      <p>{say("page-alarm-raised")}</p>
      <ToFile anchor={anchor} />
    </div>
  );
}

function Record({ file, etag, words }: { file: Person; etag: string; words: Vocabulary }) {
  const anchor = file.asked;
  const basis = useBasis(`/api/people/${anchor}`, file, etag, changedIn);
  const [raised, setRaised] = useState(false);
  const [said, setSaid] = useState({ speaker: "", medium: "call", handling: "ordinary", said_on: "", text: "" });
  const [says, setSays] = useState(Array.from({ length: rows }, () => ({ property: "", value: "", valid: "" })));
  const submit = useSubmit();
  const set = (name: keyof typeof said) => (value: string) => setSaid({ ...said, [name]: value });
  const put = (at: number, part: "property" | "value" | "valid") => (value: string) => setSays(says.map((one, i) => (i === at ? { ...one, [part]: value } : one)));
  const record = (): void => {
    const full = says.filter((one) => one.property && one.value.trim());
    const wrong = [
      ...(said.speaker.trim() ? [] : [{ field: "speaker", sentence: say("page-note-no-speaker") }]),
      ...(said.text.trim() || full.length ? [] : [{ field: "text", sentence: say("page-enquiry-no-text") }]),
    ];
    if (wrong.length) return submit.set(wrong);
    submit.run(() =>
      basis.write(async (now) => {
        if ((await takeNote(anchor, { ...said, says: full.map(({ valid, ...one }) => ({ ...one, ...(valid.trim() && { valid: valid.trim() }) })) }, now)).alarms.length) setRaised(true);
        else go(`/people/${anchor}`);
      }),
    );
  };
  const named = (vocabulary: string, names: string[]) => names.map((value) => ({ value, label: term(vocabulary, value) }));
  const properties = words.properties.map(({ id }) => ({ value: id, label: property(id) })).sort((one, other) => one.label.localeCompare(other.label, language()));
  if (raised) return <Raised anchor={anchor} />;
  return (
    <Form submit={submit} action={say("page-enquiry-record")} onSubmit={record}>
      <Meanwhile basis={basis} />
      <Field name="speaker" label={say("page-note-speaker")} hint={say("page-note-speaker-hint")} value={said.speaker} onValue={set("speaker")} submit={submit} focus />
      <Field name="medium" label={say("page-enquiry-how-told")} options={named("medium", words.media)} value={said.medium} onValue={set("medium")} submit={submit} />
      <Field name="said_on" label={say("page-note-said-on")} hint={say("page-day-hint")} value={said.said_on} onValue={set("said_on")} submit={submit} width="short" />
      <Field name="text" label={say("page-note-text")} rows={5} value={said.text} onValue={set("text")} submit={submit} />
      <Field name="handling" label={say("page-list-handling")} options={named("handling", words.handling)} value={said.handling} onValue={set("handling")} submit={submit} />
      <h2>{say("page-note-says")}</h2>
      {says.map((one, at) => (
        <div class="narrow" key={at}>
          <Field
            name={`says.${at}.property`}
            label={say("page-said-what")}
            options={[{ value: "", label: say("page-choose") }, ...properties]}
            value={one.property}
            onValue={put(at, "property")}
            submit={submit}
            width="middle"
          />
          <Field name={`says.${at}.value`} label={say("page-said-value")} value={one.value} onValue={put(at, "value")} submit={submit} width="middle" />
          <Field name={`says.${at}.valid`} label={say("page-said-valid")} value={one.valid} onValue={put(at, "valid")} submit={submit} width="short" />
        </div>
      ))}
    </Form>
  );
}
