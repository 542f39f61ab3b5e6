// The queue, one pair at a time: what is least certain first. A decision brings the next pair; the last one can be undone.
import { useEffect, useState } from "preact/hooks";
import type { Refused } from "../../api/ask";
import type { Progress, Queue, Verdict, Waiting } from "../../api/review";
import { undo } from "../../api/review";
import { may } from "../../api/session";
import { asRefused, useGet } from "../../api/use";
import { verdict as verdictWord } from "../../parts/labels";
import { Page } from "../../parts/page";
import { Shown, Trouble, Waiting as Wait } from "../../parts/shown";
import { say } from "../../words";
import type { PageProps } from "../table";
import { Filters, whichOf } from "./filters";
import { Judging } from "./judging";
import { KnownOf } from "./known";

const atOnce = 50; // pairs of the queue that are held here

/** What was said last, and of which pair: all that undoing needs. */
interface Last {
  pair: Waiting;
  decision: number;
  verdict: Verdict;
}

export function ReviewPage({ query }: PageProps) {
  const list = query.get("list") ?? "";
  const which = whichOf(query);
  const asked = new URLSearchParams({ ...(list && { list }), ...(which && { [which]: "1" }) });
  const queue = useGet<Queue>(`/api/review?limit=${atOnce}${asked.size ? `&${asked}` : ""}`);
  const progress = useGet<Progress>(`/api/review/progress${list ? `?list=${encodeURIComponent(list)}` : ""}`);
  return (
    <Page wide title={say("page-section-review")} actions={<Beside />}>
      <Filters which={which} list={list} />
      <Shown of={progress}>
        {({ open }) => <Shown of={queue}>{(held) => <Pairs key={String(asked)} queue={held} open={open} more={queue.again} narrowed={asked.size > 0} />}</Shown>}
      </Shown>
    </Page>
  );
}

/** The work of others, and what decides many pairs at once. */
function Beside() {
  return (
    <>
      {may("review-lead") && (
        <a class="button" href="/review/team">
          {say("page-team")}
        </a>
      )}
      <a class="button" href="/review/batches">
        {say("page-batches")}
      </a>
    </>
  );
}

interface Props {
  queue: Queue;
  /** How many waited when the page was opened. */
  open: number;
  more: () => void;
  /** Only some pairs were asked for. */
  narrowed: boolean;
}

function Pairs({ queue, open, more, narrowed }: Props) {
  const [place, setPlace] = useState({ queue, at: 0 });
  const [back, setBack] = useState<Waiting | undefined>(); // a pair that was undone is said anew
  const [done, setDone] = useState(0);
  const [last, setLast] = useState<Last | undefined>();
  const [told, setTold] = useState("");
  const [refused, setRefused] = useState<Refused | undefined>();
  const at = place.queue === queue ? place.at : 0;
  const pair = back ?? queue.items[at];
  const asksOn = !pair && queue.items.length > 0;
  useEffect(() => {
    if (asksOn) more();
  }, [asksOn]);
  const next = (): void => {
    if (back) setBack(undefined);
    else setPlace({ queue, at: at + 1 });
    window.scrollTo(0, 0);
  };
  const takeBack = (): void => {
    if (!last) return;
    undo(last.decision, say("page-review-why-undone"))
      .then(() => (setBack(last.pair), setDone(done - 1), setLast(undefined), setTold(say("page-review-undone"))))
      .catch((error: unknown) => setRefused(asRefused(error)));
  };
  return (
    <>
      <p class="hint">
        {say("page-review-progress", { done, open: Math.max(0, open - done) })}
        {pair?.urgent && <strong> {say("page-review-urgent")}</strong>}
      </p>
      <p class="told" role="status">
        {told}
      </p>
      {refused && <Trouble refused={refused} />}
      {pair && <KnownOf pair={pair} />}
      {pair ? (
        <Judging
          key={`${pair.left}-${pair.right}-${done}`}
          left={pair.left}
          right={pair.right}
          undo={last && last.decision > 0 ? takeBack : null}
          settled={next}
          skipped={() => (setTold(say("page-review-skipped")), setLast(undefined), next())}
          decided={(verdict, { decision }) => {
            setLast({ pair, decision, verdict });
            setTold(decision ? say("page-review-decided", { verdict: verdictWord(verdict) }) : say("page-review-waits"));
            setDone(done + 1);
            next();
          }}
        />
      ) : asksOn ? (
        <Wait />
      ) : (
        <div class="empty">
          <p>{narrowed ? say("page-review-none-such") : say("page-review-empty")}</p>
          {!narrowed && (
            <p>
              <a href="/lists/new">{say("page-lists-import")}</a>
            </p>
          )}
        </div>
      )}
    </>
  );
}
