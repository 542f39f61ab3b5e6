// A person's file: the entries that decisions join, what each says, and what follows from them.
import type { Alarm } from "./acts";
import { ask } from "./ask";

export interface Day {
  text: string;
  /** Days since 1970; a day that is not known exactly has two. */
  from: number;
  to: number;
}

/** What is plain is left out: said exactly, asserted, by the speaker of the entry. */
export interface Statement {
  id: string;
  property: string;
  value: string;
  speaker: string;
  date?: Day;
  valid?: Day;
  qualifier?: string;
  stance?: string;
  cited?: string;
  retracted?: number;
}

export interface Note {
  speaker: string;
  medium: string;
  handling: string;
  text: string;
  said_on: Day | null;
}

export interface EntryList {
  at: number;
  name: string;
  owner: string;
  purpose: string;
}

/** A line, a note or an entity; where it is withheld, nothing of it but its anchor. */
export interface Entry {
  anchor: number;
  withheld: boolean;
  sealed?: boolean;
  erased: boolean;
  kind?: "line" | "note" | "entity";
  when?: number;
  actor?: string;
  called?: string;
  withheld_statements?: number;
  list?: EntryList;
  row?: number;
  note?: Note;
  statements?: Statement[];
}

/** One value in all its spellings: a day is one, however it was written. */
export interface Value {
  value: string;
  date: Day | null;
  /** Each with the statements that spell it so. */
  spellings: { text: string; said: string[] }[];
}

export interface ShownValue {
  property: string;
  value: string;
  rule: string;
  origins: number;
  others: number;
}

export interface ShortValue {
  property: string;
  value: string;
  others: number;
}

export interface Decision {
  at: number;
  left: number;
  right: number;
  verdict: "same" | "not-same" | "unsure";
  why: string;
  actor: string;
  revoked: number;
  withheld: boolean;
}

export interface ActWord {
  actor: string;
  why: string;
  when: number;
}

export interface Act {
  at: number;
  what: string;
  about: number;
  state: string;
  proposed: ActWord | null;
  confirmed: ActWord | null;
  refused: ActWord | null;
  withheld: boolean;
}

/** What shows that somebody was captured, is held, is alive. */
export interface Captivity {
  question: string;
  origins: number;
  latest: Day | null;
  /** In days. */
  age?: number;
  evidence: { kind: string; day: Day | null; speaker: string; anchor: number; denied: boolean }[];
}

export interface Person {
  person: number;
  /** The anchor that was asked for: what is written goes there, so that it is based on this very answer. */
  asked: number;
  names: string[];
  shown: ShownValue[];
  /** By property; properties and values that are shown first. */
  values: { property: string; values: Value[] }[];
  entries: Entry[];
  decisions: Decision[];
  /** Live "not same" inside the person. */
  conflicts: number;
  captivity: Captivity[];
  death: string;
  acts: Act[];
  alarms: Alarm[];
  /** When something of this file became known, oldest first. */
  moments: { at: number; when: number }[];
}

export interface NoteTaken {
  speaker: string;
  medium: string;
  handling: string;
  said_on: string;
  text: string;
  /** valid: the day on which it was so. */
  says: { property: string; value: string; valid?: string }[];
}
export const takeNote = async (anchor: number, note: NoteTaken, etag: string): Promise<{ alarms: { at: number; anchor: number }[] }> => {
  const { said_on, ...rest } = note;
  const body = { ...rest, ...(said_on.trim() && { said_on: said_on.trim() }) };
  return (await ask<{ alarms: { at: number; anchor: number }[] }>("POST", `/api/people/${anchor}/notes`, { body, key: crypto.randomUUID(), ...(etag && { ifMatch: etag }) })).data;
};

export const statementsOf = (entry: Entry): Statement[] => entry.statements ?? [];
