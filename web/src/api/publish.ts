// What leaves the house: proposals and what stands against them, copies and what became of them, and what is kept silent meanwhile.
import { ask } from "./ask";
import type { Day } from "./people";

export interface Word {
  at: number;
  actor: string;
  why: string;
  when: number;
}

export interface Obstacle {
  guard: string;
  stops: boolean;
  anchor: number;
  column: string;
  sentence: string;
  answer: { give: boolean; actor: string; why: string } | null;
}

export interface Looked {
  table: { columns: string[]; rows: { anchor: number; cells: string[] }[] };
  obstacles: Obstacle[];
}

export interface Copy {
  at: number;
  when: number;
  actor: string;
  to: string;
  mark: string;
  format: string;
  rows: number;
  words: { word: string; why: string; actor: string; when: number }[];
  gone: boolean;
}

export interface Publication {
  at: number;
  when: number;
  actor: string;
  state: "proposed" | "approved" | "refused" | "issued" | "expired" | "recalled";
  to: { kind: string; name: string };
  columns: string[];
  lines: number;
  count: { lists: number[]; by: string[]; caption: string } | null;
  onward: string[];
  until: Day;
  why: string;
  corrects: number;
  corrected_by: number;
  approved: Word | null;
  refused: Word | null;
  recalled: Word | null;
  copies: Copy[];
  wants_copies_back: boolean;
}

export interface OnePublication extends Publication, Looked {
  changed: boolean;
}

export interface Proposal {
  to: { kind: string; name: string; speaks_as?: string[] };
  columns?: string[];
  whole?: { list: number; ground: string; reason: string };
  count?: { lists: number[]; by: string[]; caption: string };
  rows?: number;
  onward?: string[];
  until: string;
  why: string;
  corrects?: number;
  leave_out?: boolean;
}

export interface Issued {
  copy: Copy;
  file: string;
  letter: string;
}

export interface Embargo {
  at: number;
  when: number;
  actor: string;
  name: string;
  why: string;
  on: number[];
  lifted: Word | null;
}

const publication = (at: number): string => `/api/publications/${at}`;
const key = (): string => crypto.randomUUID();

export const look = async (proposal: Proposal): Promise<Looked> => (await ask<Looked>("POST", "/api/publications/look", { body: proposal })).data;
export const propose = async (proposal: Proposal, once: string): Promise<number> =>
  (await ask<{ at: number }>("POST", "/api/publications", { body: proposal, key: once })).data.at;
export const answerCells = async (at: number, cells: { anchor: number; column: string }[], give: boolean, why: string): Promise<OnePublication> =>
  (await ask<OnePublication>("POST", `${publication(at)}/answers`, { body: { cells, give, why }, key: key() })).data;

export type Step = "approval" | "refusal" | "recall";
export const take = async (at: number, step: Step, why: string): Promise<OnePublication> =>
  (await ask<OnePublication>("POST", `${publication(at)}/${step}`, { body: { why }, key: key() })).data;

/** Not repeated by a key: the bytes of a copy are not kept by the server. */
export const issue = async (at: number, to: string, format: string): Promise<Issued> =>
  (await ask<Issued>("POST", `${publication(at)}/copies`, { body: { to, format } })).data;
export const tellOfCopy = async (copy: number, word: string, why: string): Promise<void> =>
  void (await ask("POST", `/api/copies/${copy}/words`, { body: { word, why }, key: key() }));

export const setEmbargo = async (embargo: { name: string; on: number[]; why: string }): Promise<void> =>
  void (await ask("POST", "/api/embargoes", { body: embargo, key: key() }));
export const liftEmbargo = async (at: number, why: string): Promise<void> =>
  void (await ask("POST", `/api/embargoes/${at}/lift`, { body: { why }, key: key() }));
