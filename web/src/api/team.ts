// The work of a team: who reviews, what each has, what is decided together, and by which signed rules.
import { ask } from "./ask";
import type { Day, ShortValue } from "./people";
import type { Score } from "./review";

export interface Agreement {
  first: string;
  second: string;
  pairs: number;
  agreed: number;
  /** Null where chance alone would agree as well. */
  kappa: number | null;
}

export interface Reviewers {
  items: { name: string; called: string }[];
  agreement: Agreement[];
}

export interface Side {
  anchor: number;
  called: string;
  short: ShortValue[];
  list: string | null;
  row: number;
}

export interface Given {
  left: Side;
  right: Side;
  score: Score;
  urgent: boolean;
}

export interface Batch {
  at: number;
  when: number;
  actor: string;
  verdict: "same" | "not-same";
  list: number;
  above: number;
  below: number;
  sample: [number, number][];
  open: [number, number][];
  contrary: [number, number][];
  rest: number;
  decided: number;
  ready: boolean;
  /** The share of wrong ones that a sample as large as this does not exclude. */
  worst: number;
}

export interface Signature {
  at: number;
  policy: string;
  actor: string;
  when: number;
  why: string;
  from: Day | null;
  decisions: number;
  state: "in-force" | "waits" | "withdrawn" | "other-text";
}

export interface Policy {
  id: string;
  name: string;
  text: Record<string, string>;
  sha256: string;
  in_force: boolean;
  signatures: Signature[];
}

export interface Effect {
  joined: number;
  /** By what held it off. */
  held: Record<string, number>;
}

export interface Assignment {
  to: string;
  second?: string;
  share?: number;
  list?: number;
  top: number;
}

const write = async <T>(path: string, body: unknown, etag = ""): Promise<T> =>
  (await ask<T>("POST", path, { body, key: crypto.randomUUID(), ...(etag && { ifMatch: etag }) })).data;

export const assign = (wanted: Assignment): Promise<{ pairs: number; twice: number }> => write("/api/review/assignments", wanted);
export const markUrgent = (anchor: number, urgent: boolean, why: string, etag: string): Promise<unknown> => write(`/api/people/${anchor}/urgent`, { urgent, why }, etag);
export const drawBatch = (wanted: { list?: number; above: number; sample: number; verdict: string }): Promise<Batch> => write("/api/batches", wanted);
export const decideBatch = (at: number, why: string): Promise<{ decided: number; passed_over: number }> => write(`/api/batches/${at}/decide`, { why });
export const undoBatch = (at: number, why: string): Promise<{ taken_back: number }> => write(`/api/batches/${at}/undo`, { why });
export const signPolicy = (id: string, why: string, from: string): Promise<unknown> => write(`/api/policies/${id}/sign`, { why, ...(from && { from }) });
export const withdrawPolicy = (id: string, why: string, undo: boolean): Promise<{ taken_back: number }> => write(`/api/policies/${id}/withdraw`, { why, undo });
