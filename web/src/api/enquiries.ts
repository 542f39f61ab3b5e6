// Enquiries of families: who asks about whom, what they may be told, what was promised and told; and duties that fall due.
import { ask } from "./ask";

export interface Answered {
  at: number;
  when: number;
  actor: string;
  told: string;
  how: string;
  text: string;
}

export interface Enquiry {
  at: number;
  withheld: boolean;
  when: number;
  actor: string;
  text: string;
  handling: string;
  enquirer: { name: string; kinship: string; proof: string; contact: string };
  may_be_told: string;
  /** The note that says whom they seek. */
  note: number;
  /** In days since 1970. */
  due: number | null;
  promise: string;
  answers: Answered[];
  closed: boolean | number;
}

export interface Enquiries {
  items: Enquiry[];
  today: number;
}

export interface Duty {
  duty: string;
  source: string;
  of: number;
  about: number;
  due: number;
}

export interface Asked {
  enquirer: { name: string; kinship: string; contact: string };
  text: string;
  medium: string;
  about?: number;
  /** What is said of whom they seek, where nobody of the register is meant yet. */
  sought?: { property: string; value: string }[];
}

const address = (at: number): string => `/api/enquiries/${at}`;
const write = async (at: number, what: string, body: unknown, etag: string): Promise<Enquiry> =>
  (await ask<Enquiry>("POST", `${address(at)}/${what}`, { body, key: crypto.randomUUID(), ...(etag && { ifMatch: etag }) })).data;

export const openEnquiry = async (asked: Asked, key: string): Promise<number> =>
  (await ask<{ at: number }>("POST", "/api/enquiries", { body: asked, key })).data.at;
export const prove = (at: number, proof: string, why: string, etag: string): Promise<Enquiry> => write(at, "proof", { proof, why }, etag);
export const allow = (at: number, tell: string, why: string, etag: string): Promise<Enquiry> => write(at, "allowance", { tell, why }, etag);
export const promise = (at: number, due: string, what: string, etag: string): Promise<Enquiry> => write(at, "promise", { due, what }, etag);
export const answer = (at: number, told: string, how: string, text: string, etag: string): Promise<Enquiry> => write(at, "answers", { told, how, text }, etag);
export const close = (at: number, why: string, etag: string): Promise<Enquiry> => write(at, "close", { why }, etag);
