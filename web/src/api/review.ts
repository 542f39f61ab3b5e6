// The queue of pairs that wait for a person, one pair side by side, and what was decided.
import { ask } from "./ask";
import type { Entry } from "./people";

export interface Opinion {
  reviewer: string;
  verdict: string;
  why: string;
}

export interface Waiting {
  left: number;
  right: number;
  probability: number;
  weight: number;
  urgent: boolean;
  assigned: string;
  earlier: unknown[];
}

export interface Progress {
  proposed: number;
  open: number;
  assigned: number;
  read_by_two: number;
  differ: number;
}

export interface Queue {
  items: Waiting[];
  progress: Progress;
}

/** A text, and which of its characters differ from the other side: [from, to) in characters. */
export interface Marked {
  text: string;
  spans: [number, number][];
}

export interface Row {
  property: string;
  left: Marked[];
  right: Marked[];
  agrees: "yes" | "nearly" | "no" | "one-sided";
  /** log2 of how much likelier it is if both are one person; null where it was not compared. */
  weight: number | null;
}

export interface Pair {
  left: Entry;
  right: Entry;
  rows: Row[];
  score: { probability?: number; weight?: number } | null;
  opinions: Opinion[];
}

export type Verdict = "same" | "not-same" | "unsure";

export interface Judged {
  /** 0: it is an opinion, and another reader has not said theirs yet. */
  decision: number;
  differ?: boolean;
}

const address = (left: number, right: number): string => `/api/review/${left}/${right}`;
export const pairAddress = address;

export const judge = async (left: number, right: number, verdict: Verdict, why: string, etag: string): Promise<Judged> =>
  (await ask<Judged>("POST", address(left, right), { body: { verdict, why }, ...(etag && { ifMatch: etag }), key: crypto.randomUUID() })).data;
export const skip = async (left: number, right: number, why: string): Promise<void> =>
  void (await ask("POST", `${address(left, right)}/skip`, { body: { why }, key: crypto.randomUUID() }));
export const undo = async (decision: number, why: string): Promise<void> =>
  void (await ask("POST", `/api/decisions/${decision}/undo`, { body: { why }, key: crypto.randomUUID() }));
