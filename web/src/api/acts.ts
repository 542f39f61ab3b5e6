// What takes two people, and alarms that somebody has to answer.
import { ask } from "./ask";
import type { Act } from "./people";

export interface WaitingAct extends Act {
  called: string;
}

export interface Alarm {
  at: number;
  when: number;
  anchor: number;
  evidence: number[];
  answered: { actor: string; why: string; when: number } | null;
  called?: string;
}

const write = async <T>(path: string, body: unknown, etag = ""): Promise<T> =>
  (await ask<T>("POST", path, { body, key: crypto.randomUUID(), ...(etag && { ifMatch: etag }) })).data;

export interface Proposal {
  what: string;
  /** An entry of the file; the one that was asked for where nothing is said. */
  about: number;
  why: string;
  handling: string;
  hours?: number;
}
/** About an entry of the file of `person`, as it was seen. */
export const propose = (person: number, proposal: Proposal, etag: string): Promise<unknown> => write(`/api/people/${person}/acts`, proposal, etag);
export const confirm = (act: number, why: string): Promise<{ erased: number; still_on_disk?: string }> => write(`/api/acts/${act}/confirm`, { why });
export const refuse = (act: number, why: string): Promise<unknown> => write(`/api/acts/${act}/refuse`, { why });
export const seal = (anchor: number, whole: boolean, why: string, etag: string): Promise<unknown> => write(`/api/people/${anchor}/seal`, { whole, why }, etag);
export const answerAlarm = (alarm: number, why: string): Promise<unknown> => write(`/api/alarms/${alarm}/answer`, { why });
export const undoDecision = (person: number, decision: number, why: string, etag: string): Promise<unknown> =>
  write(`/api/people/${person}/decisions/${decision}/undo`, { why }, etag);
