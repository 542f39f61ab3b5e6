// A write is based on what was looked at. Where somebody changed that meanwhile nothing is written: what changed is told, the form stays as it is,
// and whoever wrote sends it again, now based on what is there.
import { useEffect, useState } from "preact/hooks";
import { get, Refused } from "../api/ask";
import { asRefused } from "../api/use";
import { say } from "../words";

export interface Basis {
  /** Does a write that says what it is based on. */
  write(work: (etag: string) => Promise<unknown>): Promise<void>;
  /** What changed since the form was opened, in sentences. */
  changed: string[];
}

/** `tell`: what is new in the second of two states, in sentences. */
export function useBasis<T>(path: string, seen: T, etag: string, tell: (before: T, now: T) => string[]): Basis {
  const [basis, setBasis] = useState({ seen, etag });
  const [changed, setChanged] = useState<string[]>([]);
  useEffect(() => setBasis({ seen, etag }), [etag]); // the page itself looked again
  const write = async (work: (etag: string) => Promise<unknown>): Promise<void> => {
    try {
      await work(basis.etag);
      setChanged([]);
    } catch (error) {
      const refused = asRefused(error);
      if (refused.code !== "changed") throw refused;
      const now = await get<T>(path);
      const sentences = tell(basis.seen, now.data);
      setChanged([...changed, ...(sentences.length ? sentences : [say("page-changed-more")])]);
      setBasis({ seen: now.data, etag: now.etag });
      throw new Refused(refused.status, refused.code, say("page-changed"));
    }
  };
  return { write, changed };
}

export function Meanwhile({ basis }: { basis: Basis }) {
  if (!basis.changed.length) return null;
  return (
    <ul class="note known meanwhile">
      {basis.changed.map((sentence) => (
        <li key={sentence}>
          <bdi>{sentence}</bdi>
        </li>
      ))}
    </ul>
  );
}
