// How the file came together: who decided what, when and why, and what was taken back.
import type { Act, ActWord, Decision, Person } from "../../api/people";
import { verdict } from "../../parts/labels";
import { moment, say, term } from "../../words";

function Row({ decision, when, conflict }: { decision: Decision; when: number | undefined; conflict: boolean }) {
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

export function History({ person }: { person: Person }) {
  const all = [...person.decisions];
  const acts = person.acts.flatMap(actRows);
  if (!all.length && !acts.length) return <p class="empty">{say("page-history-none")}</p>;
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={say("page-person-history")}>
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
              <Row key={decision.at} decision={decision} when={person.moments.find((one) => one.at === decision.at)?.when} conflict={decision.verdict === "not-same" && !decision.revoked && person.conflicts > 0} />
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
