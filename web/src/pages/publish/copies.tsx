// The copies of a publication: to whom, under which mark, what became of each; and making one. The file and its letter are saved by the
// browser; the server keeps their hash alone.
import { useState } from "preact/hooks";
import type { Copy, Issued, OnePublication } from "../../api/publish";
import { issue, tellOfCopy } from "../../api/publish";
import { useGet } from "../../api/use";
import type { Vocabulary } from "../../api/vocabulary";
import { Field, Form, useSubmit } from "../../parts/form";
import { Shown } from "../../parts/shown";
import { Table } from "../../parts/table";
import { moment, say, term } from "../../words";

function save(name: string, bytes: BlobPart, type: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

function keep({ copy, file, letter }: Issued): void {
  save(`${copy.mark}.${copy.format}`, Uint8Array.from(atob(file), (letter) => letter.charCodeAt(0)), "application/octet-stream");
  save(`${copy.mark}.txt`, letter, "text/plain;charset=utf-8");
}

export function Copies({ one, again }: { one: OnePublication; again: () => void }) {
  const may = (one.state === "approved" || one.state === "issued") && !one.corrected_by && !one.changed;
  if (!may && !one.copies.length) return null;
  return (
    <section>
      <h2>{say("page-publish-copies")}</h2>
      {one.copies.length > 0 && (
        <Table label={say("page-publish-copies")} heads={[say("page-publish-mark"), say("page-publish-to"), say("page-publish-made"), say("page-publish-became")]}>
          {one.copies.map((copy) => (
            <tr key={copy.at} class={copy.gone ? "old" : ""}>
              <th scope="row">{copy.mark}</th>
              <td>
                <bdi>{copy.to}</bdi>
              </td>
              <td>
                {moment(copy.when)}, <bdi>{copy.actor}</bdi>
              </td>
              <td>{copy.words.map(({ word }) => term("copy", word)).join(", ")}</td>
            </tr>
          ))}
        </Table>
      )}
      <div class="steps">
        {may && <Making one={one} again={again} />}
        {one.copies.length > 0 && <Telling copies={one.copies} again={again} />}
      </div>
    </section>
  );
}

function Making({ one, again }: { one: OnePublication; again: () => void }) {
  const [to, setTo] = useState(one.to.name);
  const [format, setFormat] = useState("xlsx");
  const submit = useSubmit();
  const make = (): void => submit.run(async () => (keep(await issue(one.at, to, format)), again()));
  const formats = [
    { value: "xlsx", label: "XLSX" },
    { value: "csv", label: "CSV" },
  ];
  return (
    <details open={!one.copies.length}>
      <summary>{say("page-publish-make")}</summary>
      <Form submit={submit} action={say("page-publish-make")} onSubmit={make}>
        <Field name="copy-to" label={say("page-publish-to")} options={[one.to.name, ...one.onward].map((value) => ({ value, label: value }))} value={to} onValue={setTo} />
        <Field name="format" label={say("page-publish-format")} options={formats} value={format} onValue={setFormat} />
      </Form>
    </details>
  );
}

function Telling({ copies, again }: { copies: Copy[]; again: () => void }) {
  const vocabulary = useGet<Vocabulary>("/api/vocabulary");
  const [said, setSaid] = useState({ copy: String(copies[0]!.at), word: "acknowledged", why: "" });
  const submit = useSubmit();
  const set = (name: keyof typeof said) => (value: string) => setSaid({ ...said, [name]: value });
  const tell = (): void => {
    if (!said.why.trim()) return submit.set([{ field: "copy-why", sentence: say("page-accounts-no-why") }]);
    submit.run(async () => (await tellOfCopy(Number(said.copy), said.word, said.why.trim()), setSaid({ ...said, why: "" }), again()));
  };
  return (
    <details>
      <summary>{say("page-publish-tell")}</summary>
      <Shown of={vocabulary}>
        {(words) => (
          <Form submit={submit} action={say("page-publish-tell")} onSubmit={tell}>
            <Field name="copy" label={say("page-publish-mark")} options={copies.map(({ at, mark }) => ({ value: String(at), label: mark }))} value={said.copy} onValue={set("copy")} />
            <Field name="word" label={say("page-publish-became")} options={words.copy_words.map((value) => ({ value, label: term("copy", value) }))} value={said.word} onValue={set("word")} />
            <Field name="copy-why" label={say("page-accounts-why")} value={said.why} onValue={set("why")} submit={submit} />
          </Form>
        )}
      </Shown>
    </details>
  );
}
