// The queue of pairs that wait for a person, one pair side by side, and what was decided.
import { ask } from "./ask";
import type { Decision, Entry } from "./people";

export interface Opinion {
  reviewer: string;
  verdict: string;
  why: string;
}

export interface Score {
  probability: number;
  /** In bits. */
  weight: number;
}

export interface Waiting {
  left: number;
  right: number;
  score: Score;
  urgent: boolean;
  assigned: string;
  opinions: Opinion[];
  skipped: { reviewer: string; why: string }[];
  unsure: Decision[];
  earlier: Decision[];
}

export interface Progress {
  proposed: number;
  open: number;
  assigned: number;
  read_by_two: number;
  differ: number;
  reviewers: { reviewer: string; assigned: number; decided: number; skipped: number }[];
}

export interface Queue {
  items: Waiting[];
}

/** A value, and which of its letters differ from the other side: [from, to) in characters. */
export interface Marked {
  value: string;
  statement: string;
  differs?: [number, number][];
}

export interface Row {
  property: string;
  left: Marked[];
  right: Marked[];
  agrees: "yes" | "nearly" | "no" | "one-sided";
  /** log2 of how much likelier it is if both are one person; null where it was not compared. */
  weight?: number | null;
}

export interface Pair {
  left: Entry;
  right: Entry;
  /** The persons both belong to now, and how many other entries each has. */
  persons: [number, number];
  others: [number, number];
  rows: Row[];
  score: Score | null;
  /** Every step of the weight, those that no row shows among them. */
  why?: { steps: { comparison: string; weight: number }[] } | null;
  decisions: Decision[];
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
