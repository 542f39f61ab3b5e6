// What the reader made of a file, before anything is taken up: each column as it was taken, to be put right, and what could not be read.
import { useState } from "preact/hooks";
import type { Draft, DraftColumn, DraftTable } from "../../api/lists";
import { chooseColumns, dropDraft } from "../../api/lists";
import { asRefused, useGet } from "../../api/use";
import type { Vocabulary } from "../../api/vocabulary";
import { columnRole } from "../../parts/labels";
import { Page } from "../../parts/page";
import { Shown, Trouble } from "../../parts/shown";
import { go } from "../../router";
import { language, number, property, say } from "../../words";
import type { PageProps } from "../table";
import { Findings } from "./findings";
import { ImportForm } from "./import-form";
import type { Refused } from "../../api/ask";

export function DraftPage({ open }: PageProps) {
  const id = open["draft"]!;
  const read = useGet<Draft>(`/api/drafts/${id}`);
  const vocabulary = useGet<Vocabulary>("/api/vocabulary");
  const [chosen, setChosen] = useState<Draft | undefined>();
  const [refused, setRefused] = useState<Refused | undefined>();
  const choose = (draft: Draft, column: DraftColumn, field: string): void => {
    const header = column.header || `@${column.at}`;
    const others = draft.choices.filter((one) => one.header !== header && one.field !== field);
    chooseColumns(id, field ? [...others, { field, header }] : others)
      .then(({ data }) => (setChosen(data), setRefused(undefined)))
      .catch((error: unknown) => setRefused(asRefused(error)));
  };
  const leave = (): void => void dropDraft(id).finally(() => go("/lists"));
  return (
    <Shown of={read}>
      {(begun) => {
        const draft = chosen ?? begun;
        return (
          <Page wide title={draft.name} lead={say("page-draft-lead")}>
            {refused && <Trouble refused={refused} />}
            <Shown of={vocabulary}>
              {(words) => (
                <>
                  {draft.tables.map((table) => (
                    <Table key={table.name} table={table} named={draft.tables.length > 1 || table.name !== draft.name} vocabulary={words} choose={(column, field) => choose(draft, column, field)} />
                  ))}
                  <ImportForm draft={Number(id)} vocabulary={words} leave={leave} />
                </>
              )}
            </Shown>
          </Page>
        );
      }}
    </Shown>
  );
}

interface TableProps {
  table: DraftTable;
  /** The file has several, or one of another name. */
  named: boolean;
  vocabulary: Vocabulary;
  choose: (column: DraftColumn, field: string) => void;
}

function Table({ table, named, vocabulary, choose }: TableProps) {
  return (
    <section>
      {named && (
        <h2>
          <bdi>{table.name}</bdi>
        </h2>
      )}
      <p class="hint">
        {say("page-draft-rows", { n: table.lines })}
        {table.rejected > 0 && `; ${say("page-draft-rejected", { n: table.rejected })}`}
      </p>
      <div class="scroll" tabIndex={0} role="region" aria-label={table.name}>
        <table class="preview">
          <thead>
            <tr>
              {table.columns.map((column) => (
                <th scope="col" key={column.at}>
                  <bdi>{column.header || say("page-draft-no-heading", { n: column.at })}</bdi>
                </th>
              ))}
            </tr>
            <tr class="taken">
              {table.columns.map((column) => (
                <td key={column.at}>
                  <select
                    aria-label={say("page-draft-taken-for", { column: column.header || number(column.at) })}
                    value={column.field}
                    onChange={(event) => choose(column, event.currentTarget.value)}
                  >
                    <option value="">{say("page-draft-not-known")}</option>
                    <Fields vocabulary={vocabulary} />
                  </select>
                  <span class="hint">{columnRole(column.role)}</span>
                </td>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.first.map((cells, row) => (
              <tr key={row}>
                {cells.map((cell, at) => (
                  <td key={at}>
                    <bdi>{cell}</bdi>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {table.lines > table.first.length && <p class="hint">{say("page-draft-first", { n: table.first.length })}</p>}
      {table.findings_total > 0 && (
        <details>
          <summary>{say("page-findings", { n: table.findings_total })}</summary>
          <Findings items={table.findings} />
          {table.findings_total > table.findings.length && <p class="hint">{say("page-findings-first", { n: table.findings.length })}</p>}
        </details>
      )}
    </section>
  );
}

function Fields({ vocabulary }: { vocabulary: Vocabulary }) {
  const named = vocabulary.fields.map((id) => [id, property(id)] as const).sort(([, one], [, other]) => one.localeCompare(other, language()));
  return (
    <>
      {named.map(([id, name]) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </>
  );
}
