// What came, what is on its way, and what was refused, said in the same way on every page.
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Refused } from "../api/ask";
import type { Got, Items } from "../api/use";
import { say } from "../words";

/** The sentence of a refusal: the server's own, or what the pages know of it. */
export function sentenceOf(refused: Refused): string {
  if (refused.code === "unreachable") return say("page-unreachable");
  if (refused.code === "slow-down" && refused.retryAfter > 0) return `${refused.message} ${say("page-retry-after", { n: refused.retryAfter })}`;
  return refused.message || say("page-broken");
}

/** Said only when it takes long enough to be wondered about. */
export function Waiting() {
  const [long, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), 400);
    return () => clearTimeout(timer);
  }, []);
  return (
    <p class="hint waiting" role="status">
      {long ? say("page-waiting") : ""}
    </p>
  );
}

export function Trouble({ refused, again }: { refused: Refused; again?: () => void }) {
  return (
    <div class="trouble" role="alert">
      <p>{sentenceOf(refused)}</p>
      {again && refused.status !== 403 && refused.status !== 404 && (
        <button type="button" onClick={again}>
          {say("page-again")}
        </button>
      )}
    </div>
  );
}

export function Shown<T>({ of, children }: { of: Got<T>; children: (data: T, etag: string) => ComponentChildren }) {
  if (of.state === "waiting") return <Waiting />;
  if (of.state === "refused") return <Trouble refused={of.refused} again={of.again} />;
  return <>{children(of.data, of.etag)}</>;
}

interface ListProps<T> {
  of: Items<T>;
  empty: ComponentChildren;
  children: (items: T[]) => ComponentChildren;
}
export function ShownItems<T>({ of, empty, children }: ListProps<T>) {
  if (of.state === "waiting") return <Waiting />;
  if (of.state === "refused") return <Trouble refused={of.refused!} again={of.again} />;
  if (!of.items.length) return <div class="empty">{empty}</div>;
  return (
    <>
      {children(of.items)}
      {of.refused && <Trouble refused={of.refused} />}
      {of.more && (
        <button type="button" class="more" onClick={of.more}>
          {say("page-more")}
        </button>
      )}
    </>
  );
}
