// Held by us: what happened and what is owed. Held by them: what was asked, and what was replied.
import { ask } from "./ask";
import type { Day } from "./people";

export interface Custody {
  at: number;
  withheld: boolean;
  anchor: number;
  category: string;
  place: string;
  since: Day;
  changes: { at: number; change: string; on: Day; place: string; text: string }[];
  over: boolean;
}

export interface OwedDuty {
  duty: string;
  source: string;
  of: number;
  about: number;
  /** A day, counted from 1970. */
  due: number;
  times: number;
  done: number | null;
}

export interface Query {
  at: number;
  withheld: boolean;
  actor: string;
  body: string;
  to: string;
  reference: string;
  text: string;
  sent: Day;
  replies: { at: number; reply: string; reference: string; text: string; received: Day; note: number }[];
}

export interface Kept {
  called: string;
  custodies: Custody[];
  duties: OwedDuty[];
  /** Null for those who may not read enquiries. */
  queries: Query[] | null;
  today: number;
}

const write = (anchor: number, what: string, body: unknown, etag: string): Promise<unknown> =>
  ask("POST", `/api/people/${anchor}/custody${what}`, { body, key: crypto.randomUUID(), ...(etag && { ifMatch: etag }) });

export const beginCustody = (anchor: number, said: { category: string; since: string; place: string }, etag: string): Promise<unknown> => write(anchor, "", said, etag);
export const changeCustody = (anchor: number, custody: number, said: { change: string; on: string; place: string; text: string }, etag: string): Promise<unknown> =>
  write(anchor, `/${custody}/changes`, said, etag);
export const dutyDone = (anchor: number, said: { duty: string; of: number; on: string; reference: string }, etag: string): Promise<unknown> =>
  write(anchor, "/duties", said, etag);
export const sendQuery = (anchor: number, said: { body: string; to: string; reference: string; text: string; sent: string }, etag: string): Promise<unknown> =>
  write(anchor, "/queries", said, etag);
export const recordReply = (anchor: number, query: number, said: { reply: string; reference: string; text: string; received: string }, etag: string): Promise<unknown> =>
  write(anchor, `/queries/${query}/replies`, said, etag);
