// A person's file: the entries that decisions join, what each says, and what follows from them.
export interface Statement {
  id: string | number;
  property: string;
  value: string;
  qualifier: string;
  stance: string;
  speaker: string;
  cited: string;
  valid: string;
  retracted: number | boolean;
}

export interface EntryList {
  at: number;
  name: string;
  owner?: string;
  purpose?: string;
}

export interface Entry {
  anchor: number;
  kind: "line" | "note" | "entity";
  list?: EntryList | null;
  row?: number;
  statements: Statement[];
  withheld: boolean;
}

export interface ShownValue {
  property: string;
  value: string;
  rule: string;
  origins: number;
  others: number;
}

export interface Decision {
  at: number;
  left: number;
  right: number;
  verdict: "same" | "not-same" | "unsure";
  why: string;
  actor: string;
  when: number;
  revoked?: number;
}

export interface Moment {
  at: number;
  when: number;
}

export interface Person {
  person: number;
  names: string[];
  shown: ShownValue[];
  entries: Entry[];
  decisions: Decision[];
  conflicts: Decision[];
  captivity: unknown;
  death: unknown;
  acts: unknown[];
  known: number;
  moments: Moment[];
}
