// Whose list it is, from whom it came and how it is to be handled: said before it is taken up, because nothing is changed afterwards.
import { useState } from "preact/hooks";
import { beginImport } from "../../api/lists";
import type { List } from "../../api/lists";
import type { Vocabulary } from "../../api/vocabulary";
import { useItems } from "../../api/use";
import { Field, Form, useSubmit } from "../../parts/form";
import { listPurpose, listPurposes } from "../../parts/labels";
import { go } from "../../router";
import { say, term } from "../../words";

interface Props {
  draft: number;
  vocabulary: Vocabulary;
  leave: () => void;
}

export function ImportForm({ draft, vocabulary, leave }: Props) {
  const [said, setSaid] = useState({ from: "", medium: "", handling: "ordinary", as_of: "", owner: "", side: "", purpose: "", evidence: "", version_of: "" });
  const [key] = useState(() => crypto.randomUUID());
  const lists = useItems<List>("/api/lists");
  const submit = useSubmit();
  const set = (name: keyof typeof said) => (value: string) => setSaid({ ...said, [name]: value });
  const missing = (field: keyof typeof said, sentence: string) => (said[field].trim() ? [] : [{ field, sentence }]);
  const begin = (): void => {
    const wrong = [...missing("from", say("page-import-no-from")), ...missing("purpose", say("page-import-no-purpose"))];
    if (wrong.length) return submit.set(wrong);
    const { version_of, ...wanted } = said;
    submit.run(async () => go(`/jobs/${await beginImport({ draft, ...wanted, ...(version_of && { version_of: Number(version_of) }) }, key)}`));
  };
  const choices = (names: string[], label: (name: string) => string) => [{ value: "", label: say("page-choose") }, ...names.map((name) => ({ value: name, label: label(name) }))];
  return (
    <section>
      <h2>{say("page-import-about")}</h2>
      <Form
        submit={submit}
        action={say("page-import-do")}
        onSubmit={begin}
        beside={
          <button type="button" onClick={leave}>
            {say("page-import-leave")}
          </button>
        }
      >
        <div class="beside">
          <Field name="from" label={say("page-import-from")} hint={say("page-import-from-hint")} value={said.from} onValue={set("from")} submit={submit} />
          <Field
            name="medium"
            label={say("page-import-medium")}
            hint={say("page-import-medium-hint")}
            value={said.medium}
            onValue={set("medium")}
            submit={submit}
          />
          <Field
            name="purpose"
            label={say("page-list-purpose")}
            hint={say("page-import-purpose-hint")}
            options={choices(listPurposes, listPurpose)}
            value={said.purpose}
            onValue={set("purpose")}
            submit={submit}
          />
          <Field name="as_of" label={say("page-list-as-of")} hint={say("page-import-as-of-hint")} value={said.as_of} onValue={set("as_of")} submit={submit} />
          <Field name="owner" label={say("page-list-owner")} hint={say("page-import-owner-hint")} value={said.owner} onValue={set("owner")} submit={submit} />
          <Field name="side" label={say("page-list-side")} hint={say("page-import-side-hint")} value={said.side} onValue={set("side")} submit={submit} />
          <Field
            name="handling"
            label={say("page-list-handling")}
            hint={say("page-import-handling-hint")}
            options={vocabulary.handling.map((name) => ({ value: name, label: term("handling", name) }))}
            value={said.handling}
            onValue={set("handling")}
            submit={submit}
          />
          <Field
            name="evidence"
            label={say("page-import-evidence")}
            hint={say("page-import-evidence-hint")}
            options={choices(
              vocabulary.evidence.map((one) => one.id),
              (name) => term("value-evidence", name),
            )}
            value={said.evidence}
            onValue={set("evidence")}
            submit={submit}
          />
          <Field
            name="version_of"
            label={say("page-import-version")}
            hint={say("page-import-version-hint")}
            options={[{ value: "", label: say("page-import-version-none") }, ...lists.items.filter((list) => !list.later).map((list) => ({ value: String(list.at), label: list.name }))]}
            value={said.version_of}
            onValue={set("version_of")}
            submit={submit}
          />
        </div>
      </Form>
    </section>
  );
}
