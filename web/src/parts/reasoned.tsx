// Something that is done with a reason: one field, one button. Behind a summary where it is one of several things that can be done.
import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import { say } from "../words";
import { Field, Form, useSubmit } from "./form";

interface Props {
  /** Of the field: two forms on a page have two names. */
  name: string;
  action: string;
  work: (why: string) => Promise<void>;
  summary?: string;
  hint?: ComponentChildren;
  children?: ComponentChildren;
}

export function Reasoned({ name, action, work, summary, hint, children }: Props) {
  const [why, setWhy] = useState("");
  const box = useRef<HTMLDetailsElement>(null);
  const submit = useSubmit();
  const field = `${name}-why`;
  const run = (): void => {
    if (!why.trim()) return submit.set([{ field, sentence: say("page-no-why") }]);
    submit.run(async () => {
      await work(why.trim());
      setWhy("");
      if (box.current) box.current.open = false;
    });
  };
  const form = (
    <Form submit={submit} action={action} onSubmit={run}>
      {children}
      <Field name={field} label={say("page-why")} {...(hint !== undefined && { hint })} value={why} onValue={setWhy} submit={submit} rows={2} />
    </Form>
  );
  if (!summary) return form;
  return (
    <details class="no-print" ref={box}>
      <summary>{summary}</summary>
      {form}
    </details>
  );
}
