// What a page shows is what the server said last: one hook for a thing, one for a list of things that comes in parts.
import { useCallback, useEffect, useState } from "preact/hooks";
import { get, Refused } from "./ask";

export type Got<T> =
  | { state: "waiting"; again(): void }
  | { state: "refused"; refused: Refused; again(): void }
  | { state: "here"; data: T; etag: string; again(): void };

type Kept<T> = { path: string | null } & ({ state: "refused"; refused: Refused } | { state: "here"; data: T; etag: string });

export const asRefused = (error: unknown): Refused => (error instanceof Refused ? error : new Refused(0, "broken", String(error)));

/** Asks for a path, anew when it changes or when again() is called. What was there stays until the new answer comes. */
export function useGet<T>(path: string | null): Got<T> {
  const [kept, keep] = useState<Kept<T> | undefined>();
  const [round, setRound] = useState(0);
  useEffect(() => {
    if (path === null) return;
    const stop = new AbortController();
    get<T>(path, stop.signal)
      .then(({ data, etag }) => keep({ path, state: "here", data, etag }))
      .catch((error: unknown) => {
        if (!stop.signal.aborted) keep({ path, state: "refused", refused: asRefused(error) });
      });
    return () => stop.abort();
  }, [path, round]);
  const again = useCallback(() => setRound((n) => n + 1), []);
  return kept && kept.path === path ? { ...kept, again } : { state: "waiting", again };
}

export interface Part<T> {
  items: T[];
  next: string | null;
}

export interface Items<T> {
  state: "waiting" | "refused" | "here";
  refused?: Refused;
  items: T[];
  /** There are more: asks for them. */
  more: (() => void) | null;
  again(): void;
}

/** A list whole, part after part: for what is counted, filtered and printed. */
export function useAllItems<T>(path: string): Items<T> {
  const items = useItems<T>(path);
  const { more, refused } = items;
  useEffect(() => {
    if (more && !refused) more();
  }, [items.items.length]);
  return refused || !more ? { ...items, more: null } : { ...items, more: null, state: "waiting" };
}

const withAfter = (path: string, after: string): string => `${path}${path.includes("?") ? "&" : "?"}after=${encodeURIComponent(after)}`;

export function useItems<T>(path: string | null): Items<T> {
  const first = useGet<Part<T>>(path);
  const [later, setLater] = useState<{ of: unknown; parts: Part<T>[]; refused?: Refused }>({ of: null, parts: [] });
  const of = first.state === "here" ? first.data : null;
  const parts = of && later.of === of ? later.parts : [];
  const next = parts.length ? parts[parts.length - 1]!.next : (of?.next ?? null);
  const more = (): void => {
    get<Part<T>>(withAfter(path!, next!))
      .then(({ data }) => setLater({ of, parts: [...parts, data] }))
      .catch((error: unknown) => setLater({ of, parts, refused: asRefused(error) }));
  };
  const refused = first.state === "refused" ? first.refused : later.of === of ? later.refused : undefined;
  return {
    state: first.state,
    ...(refused && { refused }),
    items: of ? [...of.items, ...parts.flatMap((part) => part.items)] : [],
    more: next === null ? null : more,
    again: first.again,
  };
}
