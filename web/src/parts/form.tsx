// Forms say what is wrong twice: in a summary at the top that links to the fields, and at the field itself. The focus goes to the summary.
import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { asRefused } from "../api/use";
import { say } from "../words";
import { sentenceOf } from "./shown";

export interface Problem {
  /** The name of the field; empty where it is about the whole. */
  field: string;
  sentence: string;
}

export interface Submit {
  busy: boolean;
  problems: Problem[];
  set(problems: Problem[]): void;
  run(work: () => Promise<void>): void;
}

export function useSubmit(): Submit {
  const [busy, setBusy] = useState(false);
  const [problems, set] = useState<Problem[]>([]);
  const run = (work: () => Promise<void>): void => {
    if (busy) return;
    setBusy(true);
    work()
      .then(() => set([]))
      .catch((error: unknown) => {
        const refused = asRefused(error);
        set([{ field: refused.field, sentence: sentenceOf(refused) }]);
      })
      .finally(() => setBusy(false));
  };
  return { busy, problems, set, run };
}

const idOf = (field: string): string => `field-${field}`;

export function Problems({ problems }: { problems: Problem[] }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problems.length) box.current?.focus();
  }, [problems]);
  if (!problems.length) return null;
  return (
    <div class="problems" role="alert" tabIndex={-1} ref={box}>
      <h2>{say("page-problems")}</h2>
      <ul>
        {problems.map(({ field, sentence }) => (
          <li key={field + sentence}>
            {field && document.getElementById(idOf(field)) ? (
              <a href={`#${idOf(field)}`} onClick={(event) => (event.preventDefault(), document.getElementById(idOf(field))?.focus())}>
                {sentence}
              </a>
            ) : (
              sentence
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface FieldProps {
  name: string;
  label: string;
  hint?: ComponentChildren;
  submit?: Submit;
  value: string;
  onValue: (value: string) => void;
  type?: "text" | "password";
  rows?: number;
  options?: readonly { value: string; label: string }[];
  autoComplete?: string;
  focus?: boolean;
  width?: "short" | "middle";
  /** Texts that may be meant; any other may be written. */
  suggests?: string[];
}

/** A label, what it means, what is wrong with it, and the control. */
export function Field(props: FieldProps) {
  const { name, label, hint, submit, value, onValue, focus } = props;
  const id = idOf(name);
  const own = useId();
  const control = useRef<HTMLElement>(null);
  useEffect(() => {
    if (focus) control.current?.focus();
  }, []);
  const problem = submit?.problems.find((one) => one.field === name);
  const told = [hint ? `${own}-hint` : "", problem ? `${own}-wrong` : ""].filter(Boolean).join(" ");
  const shared = {
    id,
    name,
    value,
    class: props.width ?? "",
    ...(told && { "aria-describedby": told }),
    ...(problem && { "aria-invalid": true as const }),
    onInput: (event: Event) => onValue((event.currentTarget as HTMLInputElement).value),
  };
  const typed = { ...shared, type: props.type ?? "text", autoComplete: props.autoComplete ?? "off", spellcheck: false, ...(props.suggests && { list: `${own}-suggests` }) };
  return (
    <div class={problem ? "field has-problem" : "field"}>
      <label for={id}>{label}</label>
      {hint && (
        <p class="hint" id={`${own}-hint`}>
          {hint}
        </p>
      )}
      {problem && (
        <p class="problem" id={`${own}-wrong`}>
          {problem.sentence}
        </p>
      )}
      {props.options ? (
        <select {...shared} ref={control as preact.Ref<HTMLSelectElement>}>
          {props.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      ) : props.rows ? (
        <textarea {...shared} rows={props.rows} ref={control as preact.Ref<HTMLTextAreaElement>} />
      ) : (
        <input {...(typed as preact.JSX.IntrinsicElements["input"])} ref={control as preact.Ref<HTMLInputElement>} />
      )}
      {props.suggests && (
        <datalist id={`${own}-suggests`}>
          {props.suggests.map((text) => (
            <option key={text} value={text} />
          ))}
        </datalist>
      )}
    </div>
  );
}

interface FormProps {
  submit: Submit;
  action: string;
  onSubmit: () => void;
  children: ComponentChildren;
  /** Beside the button: another way out. */
  beside?: ComponentChildren;
}
export function Form({ submit, action, onSubmit, children, beside }: FormProps) {
  return (
    <form noValidate autoComplete="off" onSubmit={(event) => (event.preventDefault(), onSubmit())}>
      <Problems problems={submit.problems} />
      {children}
      <div class="actions">
        <button type="submit" class="main" aria-disabled={submit.busy}>
          {action}
        </button>
        {beside}
      </div>
    </form>
  );
}
