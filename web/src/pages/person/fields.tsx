// A form behind a summary whose fields are told as a list: what most steps about a person are.
import { useRef, useState } from "preact/hooks";
import { Field, Form, useSubmit } from "../../parts/form";
import { say } from "../../words";

export interface Asked {
  name: string;
  label: string;
  hint?: string;
  options?: { value: string; label: string }[];
  rows?: number;
  width?: "short" | "middle";
  suggests?: string[];
  /** The sentence for whoever leaves it empty; none: it may be. */
  wanted?: string;
}

/** Writes a step; it has said what it is based on by then. */
export type Write = (work: (etag: string) => Promise<unknown>) => Promise<void>;

interface Props<Names extends string> {
  /** In front of the names of the fields: two such forms stand on one page. */
  id: string;
  title: string;
  fields: readonly (Asked & { name: Names })[];
  begin: Record<Names, string>;
  work: (said: Record<Names, string>) => Promise<void>;
}

export function Step<Names extends string>({ id, title, fields, begin, work }: Props<Names>) {
  const [said, setSaid] = useState(begin);
  const box = useRef<HTMLDetailsElement>(null);
  const submit = useSubmit();
  const own = { ...submit, problems: submit.problems.map((one) => ({ ...one, field: one.field && !one.field.startsWith(id) ? `${id}.${one.field}` : one.field })) };
  const run = (): void => {
    const wrong = fields.filter((one) => one.wanted && !said[one.name].trim()).map((one) => ({ field: `${id}.${one.name}`, sentence: one.wanted! }));
    if (wrong.length) return submit.set(wrong);
    submit.run(async () => {
      await work(said);
      setSaid(begin);
      if (box.current) box.current.open = false;
    });
  };
  return (
    <details class="no-print" ref={box}>
      <summary>{title}</summary>
      <Form submit={own} action={say("page-enquiry-record")} onSubmit={run}>
        {fields.map(({ name, wanted, ...field }) => (
          <Field key={name} {...field} name={`${id}.${name}`} value={said[name]} onValue={(value) => setSaid({ ...said, [name]: value })} submit={own} />
        ))}
      </Form>
    </details>
  );
}
