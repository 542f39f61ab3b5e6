// What hangs on a person: that it is there, what it shows, who added it; each is opened by itself. And adding one.
import { useRef, useState } from "preact/hooks";
import type { Attachment, Attachments } from "../../api/attachments";
import { attach } from "../../api/attachments";
import { may } from "../../api/session";
import { useGet } from "../../api/use";
import type { Vocabulary } from "../../api/vocabulary";
import { ToFile } from "../../parts/back";
import { Field, Form, useSubmit } from "../../parts/form";
import { Page } from "../../parts/page";
import { Progress } from "../../parts/progress";
import { Shown } from "../../parts/shown";
import { Table } from "../../parts/table";
import { moment, say, term } from "../../words";
import type { PageProps } from "../table";

export function AttachmentsPage({ open }: PageProps) {
  const anchor = Number(open["anchor"]);
  const all = useGet<Attachments>(`/api/people/${anchor}/attachments`);
  const vocabulary = useGet<Vocabulary>("/api/vocabulary");
  return (
    <Page title={say("page-attachments")} lead={say("page-attachments-lead")} actions={<ToFile anchor={anchor} />} wide>
      <Shown of={all}>
        {({ items, withheld, largest, called }) => (
          <>
            <p>
              <bdi>{called}</bdi>
            </p>
            {items.length ? <Known anchor={anchor} items={items} /> : <p class="empty">{say("page-attachments-none")}</p>}
            {withheld > 0 && <p class="note">{say("page-attachments-withheld", { n: withheld })}</p>}
            {may("note-write") && <Shown of={vocabulary}>{(words) => <Add anchor={anchor} words={words} largest={largest} done={all.again} />}</Shown>}
          </>
        )}
      </Shown>
    </Page>
  );
}

function Known({ anchor, items }: { anchor: number; items: Attachment[] }) {
  return (
    <Table
      label={say("page-attachments")}
      heads={[say("page-attachment-shows"), say("page-attachment-taken"), say("page-attachment-text"), say("page-attachment-attached"), say("page-attachment-open")]}
    >
      {items.map((one) => (
        <tr key={one.at}>
          <th scope="row">{term("shows", one.shows)}</th>
          <td>{one.taken?.text}</td>
          <td>
            <bdi>{one.text}</bdi>
          </td>
          <td>
            {one.when !== undefined && (
              <>
                <bdi>{one.actor}</bdi>, {moment(one.when)}
              </>
            )}
          </td>
          <td>{one.shut ? say("page-attachment-shut") : <a href={`/people/${anchor}/attachments/${one.at}`}>{say("page-attachment", { at: String(one.at) })}</a>}</td>
        </tr>
      ))}
    </Table>
  );
}

const empty = { shows: "person", taken: "", taken_by: "", speaker: "", text: "", handling: "ordinary" };

function Add({ anchor, words, largest, done }: { anchor: number; words: Vocabulary; largest: number; done: () => void }) {
  const file = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState(empty);
  const [sent, setSent] = useState(0);
  const [told, setTold] = useState("");
  const submit = useSubmit();
  const set = (name: keyof typeof said) => (value: string) => setSaid({ ...said, [name]: value });
  const named = (vocabulary: string, names: string[]) => names.map((value) => ({ value, label: term(vocabulary, value) }));
  const add = (): void => {
    const chosen = file.current?.files?.[0];
    if (!chosen) return submit.set([{ field: "file", sentence: say("page-attachment-no-file") }]);
    setTold("");
    submit.run(async () => {
      await attach(anchor, chosen, said, setSent).finally(() => setSent(0));
      setSaid(empty);
      file.current!.value = "";
      setTold(say("page-attachment-added"));
      done();
    });
  };
  return (
    <>
      <h2>{say("page-attachment-add")}</h2>
      <p role="status">{told}</p>
      <Form submit={submit} action={say("page-attachment-add")} onSubmit={add}>
        <div class="field">
          <label for="field-file">{say("page-attachment-file")}</label>
          <p class="hint" id="file-hint">
            {say("page-attachment-file-hint", { n: Math.floor(largest / (1024 * 1024)) })}
          </p>
          <input id="field-file" type="file" ref={file} aria-describedby="file-hint" />
        </div>
        <Field name="shows" label={say("page-attachment-shows")} options={named("shows", words.shows)} value={said.shows} onValue={set("shows")} submit={submit} />
        <Field name="text" label={say("page-attachment-text")} rows={2} value={said.text} onValue={set("text")} submit={submit} />
        <Field name="taken" label={say("page-attachment-taken")} hint={say("page-day-hint")} value={said.taken} onValue={set("taken")} submit={submit} width="short" />
        <Field name="taken_by" label={say("page-attachment-taken-by")} value={said.taken_by} onValue={set("taken_by")} submit={submit} />
        <Field name="speaker" label={say("page-attachment-speaker")} value={said.speaker} onValue={set("speaker")} submit={submit} />
        <Field name="handling" label={say("page-list-handling")} options={named("handling", words.handling)} value={said.handling} onValue={set("handling")} submit={submit} />
      </Form>
      {sent > 0 && <Progress label={say("page-attachment-add")} done={sent} of={file.current?.files?.[0]?.size ?? 0} />}
    </>
  );
}
