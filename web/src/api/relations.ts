// What holds between a person and other people, places, proceedings and remains.
import { ask } from "./ask";
import type { Day } from "./people";

export interface Thing {
  id: number;
  kind: string;
  /** Empty where there is none, or none that may be known. */
  name: string;
}

export interface Relation {
  at: number;
  kind: string;
  /** It is read from this side. */
  forward: boolean;
  other: number;
  thing: Thing;
  since: Day | null;
  until: Day | null;
  speaker: string;
  cited: string;
  why: string;
  stance?: string;
  taken_back: number;
}

export interface Relations {
  items: Relation[];
  withheld: number;
  thing: Thing;
}

export interface Entity {
  at: number;
  kind: string;
  name: string;
  withheld: boolean;
}

export interface Related {
  kind: string;
  forward: boolean;
  other: string;
  since: string;
  until: string;
  speaker: string;
  why: string;
}

export const relate = (anchor: number, related: Related, etag: string): Promise<unknown> =>
  ask("POST", `/api/people/${anchor}/relations`, { body: related, key: crypto.randomUUID(), ...(etag && { ifMatch: etag }) });
export const takeBackRelation = (anchor: number, relation: number, why: string): Promise<unknown> =>
  ask("POST", `/api/people/${anchor}/relations/${relation}/take-back`, { body: { why }, key: crypto.randomUUID() });
export const openEntity = (kind: string, name: string): Promise<unknown> => ask("POST", "/api/entities", { body: { kind, name }, key: crypto.randomUUID() });
