// Who is there, and for what.
import { ask, useToken } from "./ask";

export interface Account {
  id: number;
  name: string;
  /** What colleagues call the person. */
  called: string;
  roles: string[];
  permissions: string[];
  /** For what this account may read. */
  purposes: string[];
  clearance: string[];
  /** The second step of signing in is on. */
  has_code: boolean;
  recovery_left: number;
}

export interface SignedOut {
  signed_in: false;
  token: string;
  /** There is no account yet. */
  first: boolean;
}

export interface SignedIn {
  signed_in: true;
  token: string;
  account: Account;
  purpose: string;
  expires: number;
  register: { name: string; encrypted: boolean; read_only: boolean };
}

export type Session = SignedOut | SignedIn;

async function taken<T extends Session>(method: string, path: string, body?: unknown): Promise<T> {
  const { data } = await ask<T>(method, path, body === undefined ? { here: true } : { body, here: true });
  useToken(data.token);
  permissions = data.signed_in ? data.account.permissions : [];
  return data;
}

let permissions: string[] = [];
/** Whether whoever is signed in may do something; what the server allows is what counts, this only keeps pages from offering more. */
export const may = (permission: string): boolean => permissions.includes(permission);

export const readSession = (): Promise<Session> => taken<Session>("GET", "/api/session");

export interface Credentials {
  name: string;
  password: string;
  code?: string;
}
export const signIn = (who: Credentials): Promise<SignedIn> => taken<SignedIn>("POST", "/api/session", who);
export const firstAccount = (link: string, name: string, password: string): Promise<SignedIn> =>
  taken<SignedIn>("POST", "/api/first", { link, name, password });
/** A link that whoever manages the accounts handed over: a new account's, or one whose password was forgotten. */
export const followLink = (link: string, password: string): Promise<SignedIn> => taken<SignedIn>("POST", "/api/link", { link, password });

export const signOut = async (): Promise<void> => void (await ask("DELETE", "/api/session", { here: true }));
export const sayPurpose = (purpose: string): Promise<SignedIn> => taken<SignedIn>("PUT", "/api/session/purpose", { purpose });

export const changePassword = async (password: string, next: string): Promise<void> =>
  void (await ask("POST", "/api/account/password", { body: { password, new: next } }));

export interface Totp {
  secret: string;
  uri: string;
}
export const beginTotp = async (): Promise<Totp> => (await ask<Totp>("POST", "/api/account/totp", { body: {} })).data;
export const turnOnTotp = async (code: string): Promise<string[]> =>
  (await ask<{ recovery: string[] }>("PUT", "/api/account/totp", { body: { code } })).data.recovery;
export const turnOffTotp = async (password: string): Promise<void> => void (await ask("DELETE", "/api/account/totp", { body: { password } }));
