// Lists: a file on its way in (a draft), the job that takes it up, and what stands in the register.
import { ask } from "./ask";
import type { Day, Entry, ShortValue } from "./people";

export interface Finding {
  code: string;
  row: number;
  column: string;
  text: string;
  message: string;
  /** Of a list in the register: there is one, and nothing more of it is told. */
  withheld?: boolean;
}

/** A cell of an entry that stands in two versions. */
export interface Changed {
  before: number;
  after: number;
  anchor: number;
  column: string;
  was: string;
  is: string;
  withheld: boolean;
}

export interface ChangedRow {
  row: number;
  anchor: number;
  called?: string;
}

/** How one version became another; the changed cells come in parts. */
export interface Difference {
  before: List;
  after: List;
  by_id: boolean;
  continued: number;
  cells: number;
  added: ChangedRow[];
  gone: ChangedRow[];
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
  lines: number;
  rejected: number;
  /** Rows that are a heading or empty. */
  passed_over: number;
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
  choices: Choice[];
}

export interface Choice {
  field: string;
  header: string;
}

/** What a taking up came to. */
export interface Imported {
  /** A file of these very bytes is in the register: nothing was done. */
  known_before: boolean;
  lists: { at: number; name: string; lines: number; rejected: number; findings: number }[];
  lines: number;
  findings: number;
  rejected: number;
  proposals: number;
  joined: number;
}

export interface Job {
  id: number;
  what: string;
  state: "waiting" | "running" | "done" | "failed" | "cancelled";
  step: string;
  /** A share of one. */
  done: number;
  result: Imported | null;
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
  as_of: Day | null;
  from: string;
  when?: number;
  /** The bytes of its file are in the register. */
  kept?: boolean;
}

/** A line as it stands in its list. */
export interface Line extends Entry {
  person: number;
}

export interface Candidate {
  left: number;
  right: number;
  other: number;
  called?: string;
  probability: number;
}

export interface Standing {
  row: number;
  anchor: number;
  person: number;
  called: string;
  short: ShortValue[];
  entries: number;
  flags: string[];
  candidates: Candidate[];
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
  draft: number;
  from: string;
  medium: string;
  handling: string;
  as_of: string;
  owner: string;
  side: string;
  purpose: string;
  evidence: string;
  version_of?: number;
  corrections?: boolean;
}
export const beginImport = async (wanted: ImportWanted, key: string): Promise<string> =>
  String((await ask<{ job: string | number }>("POST", "/api/imports", { body: wanted, key })).data.job);

export const chooseColumns = (draft: string, choices: Choice[]): Promise<{ data: Draft }> =>
  ask<Draft>("PUT", `/api/drafts/${draft}/columns`, { body: { choices } });
export const dropDraft = async (draft: string): Promise<void> => void (await ask("DELETE", `/api/drafts/${draft}`));
export const cancelJob = async (job: string): Promise<void> => void (await ask("DELETE", `/api/jobs/${job}`));
