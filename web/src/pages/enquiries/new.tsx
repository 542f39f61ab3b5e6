// A relative calls: who asks, about whom, and by when they are promised an answer.
import { useState } from "preact/hooks";
import type { Person } from "../../api/people";
import { openEnquiry, promise } from "../../api/enquiries";
import { useGet } from "../../api/use";
import type { Vocabulary } from "../../api/vocabulary";
import { Field, Form, useSubmit } from "../../parts/form";
import { Page } from "../../parts/page";
import { Shown } from "../../parts/shown";
import { go } from "../../router";
import { say, term } from "../../words";
import type { PageProps } from "../table";

const term_ = 30; // days: Law of Ukraine on Citizens' Appeals, art. 20
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toLocaleDateString("sv"); // ISO 8601

export function NewEnquiryPage({ query }: PageProps) {
  const about = Number(query.get("about") ?? 0);
  const vocabulary = useGet<Vocabulary>("/api/vocabulary");
  return (
    <Page title={say("page-enquiry-new")} {...(about > 0 && { lead: <About anchor={about} /> })}>
      <Shown of={vocabulary}>{(words) => <Record about={about} words={words} />}</Shown>
    </Page>
  );
}

function About({ anchor }: { anchor: number }) {
  const person = useGet<Person>(`/api/people/${anchor}`);
  return (
    <>
      {say("page-enquiry-sought")}{" "}
      <a href={`/people/${anchor}`}>
        <bdi>{person.state === "here" ? person.data.names[0] : anchor}</bdi>
      </a>
    </>
  );
}

function Record({ about, words }: { about: number; words: Vocabulary }) {
  const [said, setSaid] = useState({ name: "", kinship: words.kinships[0] ?? "", contact: "", medium: "call", text: "", sought: "", born: "", due: inDays(term_), what: "" });
  const [key] = useState(() => crypto.randomUUID());
  const submit = useSubmit();
  const set = (name: keyof typeof said) => (value: string) => setSaid({ ...said, [name]: value });
  const record = (): void => {
    const wrong = [
      ...(said.name.trim() ? [] : [{ field: "name", sentence: say("page-enquiry-no-name") }]),
      ...(about || said.sought.trim() ? [] : [{ field: "sought", sentence: say("page-enquiry-no-sought") }]),
    ];
    if (wrong.length) return submit.set(wrong);
    const sought = [
      { property: "name", value: said.sought.trim() },
      { property: "birth_date", value: said.born.trim() },
    ].filter(({ value }) => value);
    submit.run(async () => {
      const { name, kinship, contact, medium, text } = said;
      const at = await openEnquiry({ enquirer: { name, kinship, contact }, medium, text, ...(about ? { about } : { sought }) }, key);
      if (said.due.trim() && said.what.trim()) await promise(at, said.due.trim(), said.what.trim(), "");
      go(`/enquiries/${at}`);
    });
  };
  const options = (vocabulary: string, names: string[]) => names.map((value) => ({ value, label: term(vocabulary, value) }));
  return (
    <Form submit={submit} action={say("page-enquiry-record")} onSubmit={record}>
      {!about && (
        <>
          <h2>{say("page-enquiry-about-whom")}</h2>
          <p class="hint">{say("page-enquiry-search-first")}</p>
          <Field name="sought" label={say("page-enquiry-sought-name")} value={said.sought} onValue={set("sought")} submit={submit} />
          <Field name="born" label={say("page-enquiry-sought-born")} value={said.born} onValue={set("born")} submit={submit} width="short" />
        </>
      )}
      <h2>{say("page-enquiry-who")}</h2>
      <Field name="name" label={say("page-accounts-called")} value={said.name} onValue={set("name")} submit={submit} focus={about > 0} />
      <Field name="kinship" label={say("page-enquiry-kinship")} options={options("kinship", words.kinships)} value={said.kinship} onValue={set("kinship")} submit={submit} />
      <Field name="contact" label={say("page-enquiry-contact")} hint={say("page-enquiry-contact-hint")} value={said.contact} onValue={set("contact")} submit={submit} />
      <Field name="medium" label={say("page-enquiry-how")} options={options("medium", words.media)} value={said.medium} onValue={set("medium")} submit={submit} />
      <Field name="text" label={say("page-enquiry-text")} rows={4} value={said.text} onValue={set("text")} submit={submit} />
      <h2>{say("page-enquiry-promised")}</h2>
      <Field name="what" label={say("page-enquiry-promise-what")} hint={say("page-enquiry-promise-hint")} value={said.what} onValue={set("what")} submit={submit} />
      <Field name="due" label={say("page-enquiry-due")} hint={say("page-day-hint")} value={said.due} onValue={set("due")} submit={submit} width="short" />
    </Form>
  );
}
