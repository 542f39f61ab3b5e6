// What hangs on a person: told that it is there, given out one at a time.
import { ask } from "./ask";
import type { Day, ShortValue } from "./people";

export interface ByEye {
  other: number;
  verdict: string;
  why: string;
  actor: string;
  when: number;
}

/** What is shut tells where it hangs, what it shows and when it was taken, and nothing more. */
export interface Attachment {
  at: number;
  anchor: number;
  shows: string;
  taken: Day | null;
  shut: boolean;
  when?: number;
  actor?: string;
  taken_by?: string;
  speaker?: string;
  text?: string;
  handling?: string;
  media?: string;
  picture?: boolean;
  size?: number;
  by_eye?: ByEye[];
}

export interface Attachments {
  items: Attachment[];
  withheld: number;
  /** In bytes. */
  largest: number;
  called: string;
}

export interface Beside extends Attachment {
  person: number;
  called: string;
  short: ShortValue[];
}

export const bytesOf = (at: number): string => `/api/attachments/${at}/bytes`;

export interface AttachmentSaid {
  shows: string;
  taken: string;
  taken_by: string;
  speaker: string;
  text: string;
  handling: string;
}

const part = 4 * 1024 * 1024; // what the server takes at once

export async function attach(anchor: number, file: File, said: AttachmentSaid, progress: (sent: number) => void): Promise<void> {
  const { data } = await ask<{ id: number }>("POST", "/api/attachments/drafts", { body: { name: file.name, size: file.size } });
  for (let from = 0; from < file.size; ) {
    const answer = await ask<{ have: number }>("PUT", `/api/attachments/drafts/${data.id}/bytes?from=${from}`, { bytes: file.slice(from, from + part) });
    if (answer.data.have <= from) throw new Error("the server took nothing");
    from = answer.data.have;
    progress(from);
  }
  await ask("POST", `/api/people/${anchor}/attachments`, { body: { draft: data.id, ...said }, key: crypto.randomUUID() });
}

export const judgeByEye = async (left: number, right: number, verdict: string, why: string): Promise<void> =>
  void (await ask("POST", `/api/comparisons/${left}/${right}`, { body: { verdict, why }, key: crypto.randomUUID() }));
