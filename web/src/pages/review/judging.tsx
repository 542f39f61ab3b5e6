// One pair and what a person says of it: by button or by key.
import { useEffect, useState } from "preact/hooks";
import type { Refused } from "../../api/ask";
import type { Judged, Pair, Verdict } from "../../api/review";
import { judge, pairAddress, skip } from "../../api/review";
import { asRefused, useGet } from "../../api/use";
import { useKeys } from "../../keys";
import { verdict as verdictWord } from "../../parts/labels";
import { Shown, Trouble } from "../../parts/shown";
import { say } from "../../words";
import { SideBySide } from "./side-by-side";

interface Props {
  left: number;
  right: number;
  decided: (verdict: Verdict, judged: Judged) => void;
  skipped: () => void;
  undo: (() => void) | null;
  /** Other decisions made them one person meanwhile: there is nothing left to say. */
  settled?: () => void;
}

const choices = [
  { verdict: "same", keys: "1", letter: "s" },
  { verdict: "not-same", keys: "2", letter: "n" },
  { verdict: "unsure", keys: "3", letter: "u" },
] as const;

export function Judging({ left, right, decided, skipped, undo, settled }: Props) {
  const pair = useGet<Pair>(pairAddress(left, right));
  const [why, setWhy] = useState("");
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | undefined>();
  const one = pair.state === "here" && pair.data.persons[0] === pair.data.persons[1];
  useEffect(() => {
    if (one) settled?.();
  }, [one]);
  const ready = pair.state === "here" && !busy;
  const act = (work: () => Promise<void>): void => {
    if (!ready) return;
    setBusy(true);
    setRefused(undefined);
    work()
      .catch((error: unknown) => setRefused(asRefused(error)))
      .finally(() => setBusy(false));
  };
  const say_ = (verdict: Verdict): void =>
    act(async () => decided(verdict, await judge(left, right, verdict, why.trim() || say("page-review-why-looked"), pair.state === "here" ? pair.etag : "")));
  const leave = (): void => act(async () => (await skip(left, right, why.trim() || say("page-review-why-left")), skipped()));
  const keys = Object.fromEntries(choices.flatMap(({ verdict, keys: key, letter }) => [key, letter].map((one) => [one, () => say_(verdict)])));
  useKeys({ ...keys, " ": leave, ...(undo && { z: undo }) });
  return (
    <>
      {refused && <Trouble refused={refused} again={() => (setRefused(undefined), pair.again())} />}
      <Shown of={pair}>{(both) => <Both pair={both} />}</Shown>
      <div class="judging">
        <div class="actions">
          {choices.map(({ verdict, keys: key }) => (
            <button key={verdict} type="button" aria-disabled={!ready} aria-keyshortcuts={key} onClick={() => say_(verdict)}>
              {verdictWord(verdict)} <kbd aria-hidden="true">{key}</kbd>
            </button>
          ))}
          <button type="button" aria-disabled={!ready} aria-keyshortcuts="Space" onClick={leave}>
            {say("page-review-skip")} <kbd aria-hidden="true">{say("page-key-space")}</kbd>
          </button>
          {undo && (
            <button type="button" aria-keyshortcuts="z" onClick={undo}>
              {say("page-review-undo")} <kbd aria-hidden="true">z</kbd>
            </button>
          )}
        </div>
        <label class="why">
          <span>{say("page-review-why")}</span>
          <input value={why} autoComplete="off" onInput={(event) => setWhy(event.currentTarget.value)} />
        </label>
      </div>
    </>
  );
}

function Both({ pair }: { pair: Pair }) {
  return (
    <>
      <SideBySide pair={pair} />
      {pair.persons[0] === pair.persons[1] && <p class="note">{say("page-review-one-person")}</p>}
      {pair.decisions
        .filter((one) => !one.revoked)
        .map((one) => (
          <p key={one.at} class="note">
            {say("page-review-opinion", { reviewer: one.actor, verdict: verdictWord(one.verdict), why: one.why })}
          </p>
        ))}
    </>
  );
}
