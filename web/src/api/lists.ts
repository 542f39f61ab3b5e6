// Lists: a file on its way in (a draft), the job that takes it up, and what stands in the register.
import { ask } from "./ask";

export interface Finding {
  code: string;
  row: number;
  column: string;
  text: string;
  message: string;
}

export interface DraftColumn {
  /** From 1. */
  at: number;
  header: string;
  field: string;
  role: string;
  chosen_by: string;
  samples: string[];
}

export interface DraftTable {
  name: string;
  rows: number;
  rejected: number;
  columns: DraftColumn[];
  first: string[][];
  findings: Finding[];
  findings_total: number;
}

export interface Draft {
  name: string;
  size: number;
  have: number;
  tables: DraftTable[];
  /** The position of the list that came of the same bytes before; 0: none. */
  known_before: number;
}

export interface Choice {
  field: string;
  header: string;
}

export interface Job {
  id: string;
  what: string;
  state: "waiting" | "running" | "done" | "failed" | "cancelled";
  step: string;
  done: number;
  of: number;
  result: Record<string, unknown> | null;
  error: { code: string; sentence: string; field?: string } | null;
}

export interface List {
  at: number;
  name: string;
  owner: string;
  side: string;
  purpose: string;
  handling: string;
  lines: number;
  version_of: number;
  later: number;
  as_of: string;
  from: string;
  when: number;
}

export interface ListColumn {
  header: string;
  field: string;
}

export interface WholeList extends List {
  columns: ListColumn[];
  versions: { at: number; name: string; when: number }[];
}

export interface Line {
  row: number;
  anchor: number;
  person: number;
  cells: string[];
  withheld: boolean;
}

export interface Standing {
  row: number;
  anchor: number;
  name: string;
  person: number;
  flags: string[];
  known_as: { person: number; anchor: number; name: string; probability: number }[];
}

const part = 4 * 1024 * 1024; // what the server takes at once

/** Sends a file in parts; a part that was lost on the way is sent again from what the server has. */
export async function sendFile(file: File, progress: (sent: number) => void): Promise<string> {
  const { data } = await ask<{ id: string | number }>("POST", "/api/drafts", { body: { name: file.name, size: file.size } });
  const id = String(data.id);
  for (let from = 0; from < file.size; ) {
    const answer = await ask<{ have: number }>("PUT", `/api/drafts/${id}/bytes?from=${from}`, { bytes: file.slice(from, from + part) });
    if (answer.data.have <= from) throw new Error("the server took nothing");
    from = answer.data.have;
    progress(from);
  }
  return id;
}

export interface ImportWanted {
  draft: string;
  from: string;
  medium: string;
  handling: string;
  as_of: string;
  owner: string;
  side: string;
  purpose: string;
  evidence: string;
  version_of?: number;
}
export const beginImport = async (wanted: ImportWanted, key: string): Promise<string> =>
  String((await ask<{ job: string | number }>("POST", "/api/imports", { body: wanted, key })).data.job);

export const chooseColumns = (draft: string, choices: Choice[]): Promise<{ data: Draft }> =>
  ask<Draft>("PUT", `/api/drafts/${draft}/columns`, { body: { choices } });
export const dropDraft = async (draft: string): Promise<void> => void (await ask("DELETE", `/api/drafts/${draft}`));
export const cancelJob = async (job: string): Promise<void> => void (await ask("DELETE", `/api/jobs/${job}`));
