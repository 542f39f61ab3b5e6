// What can be done about an enquiry, one form for each: an answer, a promise, the proof of kinship, what may be told, closing it.
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Enquiry } from "../../api/enquiries";
import { allow, answer, close, promise, prove } from "../../api/enquiries";
import type { Vocabulary } from "../../api/vocabulary";
import { Meanwhile, useBasis } from "../../parts/basis";
import { Field, Form, useSubmit } from "../../parts/form";
import { say, term } from "../../words";
import { changedIn } from "./changed";

interface Props {
  enquiry: Enquiry;
  etag: string;
  words: Vocabulary;
  done: () => void;
}

interface StepProps {
  title: string;
  action: string;
  /** What is chosen, and from which words; none: a day or nothing. */
  choice?: { label: string; vocabulary: string; options: string[]; now: string };
  second?: { label: string; vocabulary: string; options: string[] };
  day?: string;
  text: string;
  name: string;
  work: (said: { choice: string; second: string; day: string; text: string }) => Promise<void>;
  open?: boolean;
}

function Step(props: StepProps) {
  const { title, action, choice, second, day, text, name, work, open } = props;
  const begin = { choice: choice?.now ?? "", second: second?.options[0] ?? "", day: "", text: "" };
  const [said, setSaid] = useState(begin);
  const submit = useSubmit();
  const set = (field: keyof typeof said) => (value: string) => setSaid({ ...said, [field]: value });
  const run = (): void => {
    if (!said.text.trim()) return submit.set([{ field: `${name}-text`, sentence: say("page-enquiry-no-text") }]);
    submit.run(async () => (await work(said), setSaid(begin)));
  };
  const options = (vocabulary: string, values: string[]) => values.map((value) => ({ value, label: term(vocabulary, value) }));
  const fields: ComponentChildren[] = [
    choice && <Field name={`${name}-choice`} label={choice.label} options={options(choice.vocabulary, choice.options)} value={said.choice} onValue={set("choice")} submit={submit} />,
    second && <Field name={`${name}-second`} label={second.label} options={options(second.vocabulary, second.options)} value={said.second} onValue={set("second")} submit={submit} />,
    day && <Field name={`${name}-day`} label={day} hint={say("page-day-hint")} value={said.day} onValue={set("day")} submit={submit} width="short" />,
  ];
  return (
    <details {...(open && { open: true })}>
      <summary>{title}</summary>
      <Form submit={submit} action={action} onSubmit={run}>
        {fields}
        <Field name={`${name}-text`} label={text} value={said.text} onValue={set("text")} submit={submit} rows={2} />
      </Form>
    </details>
  );
}

export function Steps({ enquiry, etag, words, done }: Props) {
  const tells = words.tells.map((one) => one.id);
  const allowed = tells.slice(0, tells.indexOf(enquiry.may_be_told) + 1);
  const { at } = enquiry;
  const basis = useBasis(`/api/enquiries/${at}`, enquiry, etag, changedIn);
  const write = (work: (now: string) => Promise<unknown>): Promise<void> => basis.write(work).then(done);
  return (
    <section class="steps">
      <h2>{say("page-enquiry-steps")}</h2>
      <Meanwhile basis={basis} />
      <Step
        open
        name="answer"
        title={say("page-enquiry-answer")}
        action={say("page-enquiry-answer-do")}
        choice={{ label: say("page-enquiry-told"), vocabulary: "tell", options: allowed, now: enquiry.may_be_told }}
        second={{ label: say("page-enquiry-how-told"), vocabulary: "answer", options: words.answers }}
        text={say("page-enquiry-said")}
        work={({ choice, second, text }) => write((now) => answer(at, choice, second, text, now))}
      />
      <Step
        name="promise"
        title={say("page-enquiry-promise")}
        action={say("page-enquiry-promise")}
        day={say("page-enquiry-due")}
        text={say("page-enquiry-promise-what")}
        work={({ day, text }) => write((now) => promise(at, day, text, now))}
      />
      <Step
        name="proof"
        title={say("page-enquiry-prove")}
        action={say("page-enquiry-save")}
        choice={{ label: say("page-enquiry-proof"), vocabulary: "proof", options: words.proofs, now: enquiry.enquirer.proof }}
        text={say("page-history-why")}
        work={({ choice, text }) => write((now) => prove(at, choice, text, now))}
      />
      <Step
        name="allow"
        title={say("page-enquiry-allow")}
        action={say("page-enquiry-save")}
        choice={{ label: say("page-enquiry-may"), vocabulary: "tell", options: tells, now: enquiry.may_be_told }}
        text={say("page-history-why")}
        work={({ choice, text }) => write((now) => allow(at, choice, text, now))}
      />
      <Step
        name="close"
        title={say("page-enquiry-close")}
        action={say("page-enquiry-close")}
        text={say("page-history-why")}
        work={({ text }) => write((now) => close(at, text, now))}
      />
    </section>
  );
}
