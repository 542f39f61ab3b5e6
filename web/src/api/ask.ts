// One door to the server: every request of every page goes through ask(). It carries the token, says the language, tells an error as a value
// with a sentence and a field, and when the server wants to know who is there or for what, has the shell ask and then goes on.
import { language } from "../words";

export interface Answer<T> {
  data: T;
  etag: string;
}

/** What the server refused, in its own words. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    sentence: string,
    readonly field = "",
    readonly retryAfter = 0,
  ) {
    super(sentence);
  }
}

export interface Extra {
  body?: unknown;
  bytes?: Blob;
  ifMatch?: string;
  /** Said twice with one key, done once. */
  key?: string;
  signal?: AbortSignal;
  /** The page itself deals with "sign in first". */
  here?: boolean;
}

/** What the shell does when something is missing: resolves to true once it is there, to false where the person left it. */
export interface Interruptions {
  signIn(): Promise<boolean>;
  purpose(): Promise<boolean>;
}

let token = "";
let interruptions: Interruptions | undefined;

export const useToken = (next: string): void => void (token = next);
export const onInterruption = (next: Interruptions): void => void (interruptions = next);

async function send(method: string, path: string, extra: Extra): Promise<Response> {
  const headers: Record<string, string> = { accept: "application/json", "accept-language": language() };
  if (method !== "GET") headers["x-nostoi-token"] = token;
  if (extra.body !== undefined) headers["content-type"] = "application/json";
  if (extra.bytes) headers["content-type"] = "application/octet-stream";
  if (extra.ifMatch) headers["if-match"] = extra.ifMatch;
  if (extra.key) headers["idempotency-key"] = extra.key;
  const body = extra.bytes ?? (extra.body === undefined ? undefined : JSON.stringify(extra.body));
  const rest = { ...(body !== undefined && { body }), ...(extra.signal && { signal: extra.signal }) };
  return fetch(path, { method, headers, credentials: "same-origin", cache: "no-store", redirect: "error", ...rest });
}

interface Said {
  error?: { code?: string; sentence?: string; field?: string };
}

async function refusal(response: Response): Promise<Refused> {
  const said = (await response.json().catch(() => ({}))) as Said;
  const { code = "internal", sentence = "", field = "" } = said.error ?? {};
  return new Refused(response.status, code, sentence, field, Number(response.headers.get("retry-after") ?? 0));
}

/** Asks until the server answers: what it wants to know first is asked on the way. */
async function answered(method: string, path: string, extra: Extra): Promise<Response> {
  const response = await send(method, path, extra).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Refused(0, "unreachable", "");
  });
  if (response.ok) return response;
  const refused = await refusal(response);
  if (interruptions && !extra.here) {
    if (refused.code === "purpose-needed" && (await interruptions.purpose())) return answered(method, path, extra);
    if (refused.code === "sign-in" && (await interruptions.signIn())) return answered(method, path, extra);
  }
  throw refused;
}

export async function ask<T>(method: string, path: string, extra: Extra = {}): Promise<Answer<T>> {
  const response = await answered(method, path, extra);
  const data = (response.status === 204 ? undefined : await response.json()) as T;
  return { data, etag: response.headers.get("etag") ?? "" };
}

/** Bytes of another kind: a picture, a file. */
export const getBytes = async (path: string): Promise<Blob> => (await answered("GET", path, {})).blob();

export const get = <T>(path: string, signal?: AbortSignal): Promise<Answer<T>> => ask<T>("GET", path, signal ? { signal } : {});
