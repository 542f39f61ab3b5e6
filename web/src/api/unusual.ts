// Reading that is unusual in rate or breadth.
import { ask } from "./ask";

export interface UnusualDay {
  rule: string;
  who: string;
  /** Counted from 1970. */
  day: number;
  /** What is unusual, in the session's language. */
  sentence: string;
  count: number;
  bound: number;
  own: number | null;
  peers: number | null;
  answered: { actor: string; why: string; when: number } | null;
}

export const answerUnusual = (of: UnusualDay, why: string) => ask("POST", "/api/audit/unusual/answers", { body: { rule: of.rule, who: of.who, day: of.day, why } });
