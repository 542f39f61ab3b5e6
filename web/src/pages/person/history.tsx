// How the file came together: who decided what, when and why, and what was taken back.
import { undoDecision } from "../../api/acts";
import type { Act, ActWord, Decision, Person } from "../../api/people";
import { may } from "../../api/session";
import { Meanwhile, useBasis } from "../../parts/basis";
import { verdict } from "../../parts/labels";
import { Reasoned } from "../../parts/reasoned";
import { moment, say, term } from "../../words";
import { changedIn } from "./changed";

interface RowProps {
  decision: Decision;
  when: number | undefined;
  conflict: boolean;
  undo: ((why: string) => Promise<void>) | undefined;
}

function Row({ decision, when, conflict, undo }: RowProps) {
  return (
    <tr class={decision.revoked ? "retracted" : ""}>
      <td>{when !== undefined && moment(when)}</td>
      <td>
        <a href={`/review/${decision.left}/${decision.right}`}>{verdict(decision.verdict)}</a>
        {decision.revoked ? <span class="hint"> {say("page-history-undone")}</span> : null}
        {conflict && <strong> {say("page-history-conflict")}</strong>}
      </td>
      <td>
        <bdi>{decision.actor}</bdi>
      </td>
      <td>
        <bdi>{decision.why}</bdi>
        {undo && !decision.revoked && (
          <Reasoned name={`undo-${decision.at}`} summary={say("page-decision-undo")} action={say("page-decision-undo")} work={undo} />
        )}
      </td>
    </tr>
  );
}

/** An act is what one person proposes and another confirms or refuses. */
function actRows(act: Act): { what: string; did: string; word: ActWord }[] {
  const what = term("act-kind", act.what);
  const words = [
    [act.proposed, say("page-act-proposed")],
    [act.confirmed, say("page-act-confirmed")],
    [act.refused, say("page-act-refused")],
  ] as const;
  return words.flatMap(([word, did]) => (word ? [{ what, did, word }] : []));
}

interface Props {
  person: Person;
  etag: string;
  /** It is the file as it is now, and decisions may be taken back. */
  again: (() => void) | undefined;
}

export function History({ person, etag, again }: Props) {
  const basis = useBasis(`/api/people/${person.asked}`, person, etag, changedIn);
  const undo = again && may("decide") ? (at: number) => (why: string) => basis.write((now) => undoDecision(person.asked, at, why, now)).then(again) : undefined;
  const all = [...person.decisions];
  const acts = person.acts.flatMap(actRows);
  if (!all.length && !acts.length) return <p class="empty">{say("page-history-none")}</p>;
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={say("page-person-history")}>
      <Meanwhile basis={basis} />
      <table>
        <thead>
          <tr>
            <th scope="col">{say("page-history-when")}</th>
            <th scope="col">{say("page-history-what")}</th>
            <th scope="col">{say("page-history-who")}</th>
            <th scope="col">{say("page-history-why")}</th>
          </tr>
        </thead>
        <tbody>
          {all
            .sort((one, other) => one.at - other.at)
            .map((decision) => (
              <Row key={decision.at} decision={decision} when={person.moments.find((one) => one.at === decision.at)?.when} conflict={decision.verdict === "not-same" && !decision.revoked && person.conflicts > 0} undo={undo?.(decision.at)} />
            ))}
          {acts.map((one, at) => (
            <tr key={at}>
              <td>{moment(one.word.when)}</td>
              <td>
                {one.what}: {one.did}
              </td>
              <td>
                <bdi>{one.word.actor}</bdi>
              </td>
              <td>
                <bdi>{one.word.why}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
