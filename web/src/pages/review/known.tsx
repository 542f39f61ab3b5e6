// What the next reader of a pair should know beside what its entries say: two who differed, who left it, who could not tell, what was said of
// other versions of it. What one of two independent readers has said is never among it.
import type { Waiting } from "../../api/review";
import { verdict } from "../../parts/labels";
import { say } from "../../words";

export function KnownOf({ pair }: { pair: Waiting }) {
  const known = [
    ...pair.opinions.map((one) => say("page-review-differ", { ...one, verdict: verdict(one.verdict) })),
    ...pair.earlier.filter((one) => !one.revoked).map((one) => say("page-review-was-other", { reviewer: one.actor, verdict: verdict(one.verdict), why: one.why })),
    ...pair.unsure.map((one) => say("page-review-was-unsure", { reviewer: one.actor, why: one.why })),
    ...pair.skipped.map((one) => say("page-review-was-left", { ...one })),
  ];
  if (!known.length) return null;
  return (
    <ul class="note known">
      {known.map((sentence) => (
        <li key={sentence}>
          <bdi>{sentence}</bdi>
        </li>
      ))}
    </ul>
  );
}
