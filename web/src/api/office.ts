// What the people who run an office need: accounts, and the trail of what was read.
import { ask } from "./ask";

export interface Grant {
  at: number;
  by: string;
  why: string;
  roles: string[];
  clearance: string[];
  until: number;
  ended: boolean;
}

export interface OfficeAccount {
  id: number;
  name: string;
  called: string;
  roles: string[];
  clearance: string[];
  grants: Grant[];
  since: number;
  closed: boolean;
  has_password: boolean;
  has_code: boolean;
}

export interface Rights {
  roles: string[];
  clearance: string[];
}

const account = (id: number): string => `/api/accounts/${id}`;

/** Opens an account; gives the path of the one-time link for whoever it is for. */
export const openAccount = async (wanted: { name: string; called: string } & Rights): Promise<string> =>
  (await ask<{ path: string }>("POST", "/api/accounts", { body: wanted, key: crypto.randomUUID() })).data.path;
export const newLink = async (id: number): Promise<string> => (await ask<{ path: string }>("POST", `${account(id)}/link`, { body: {} })).data.path;
export const giveRights = async (id: number, rights: Rights, why: string, ifMatch: string): Promise<OfficeAccount> =>
  (await ask<OfficeAccount>("PUT", `${account(id)}/rights`, { body: { ...rights, why }, ifMatch })).data;
export const closeAccount = async (id: number, why: string, ifMatch: string): Promise<OfficeAccount> =>
  (await ask<OfficeAccount>("POST", `${account(id)}/close`, { body: { why }, ifMatch })).data;
export const reopenAccount = async (id: number, why: string, ifMatch: string): Promise<OfficeAccount> =>
  (await ask<OfficeAccount>("POST", `${account(id)}/reopen`, { body: { why }, ifMatch })).data;

/** Something was read. */
export interface Reading {
  at: number;
  when: number;
  actor: string;
  purpose: string;
  what: string;
  about: (number | string)[];
}

/** When the last copy of the register was made, as far as the trail was looked through. */
export interface Copies {
  last: { when: number; actor: string } | null;
  looked_through: number;
  now: number;
}
