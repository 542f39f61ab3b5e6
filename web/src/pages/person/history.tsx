// How the file came together: who decided what, when and why, and what was taken back.
import type { Decision, Person } from "../../api/people";
import { verdict } from "../../parts/labels";
import { moment, say } from "../../words";

function Row({ decision, conflict }: { decision: Decision; conflict: boolean }) {
  return (
    <tr class={decision.revoked ? "retracted" : ""}>
      <td>{moment(decision.when)}</td>
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

export function History({ person }: { person: Person }) {
  const against = new Set(person.conflicts.map((one) => one.at));
  const all = [...person.decisions, ...person.conflicts.filter((one) => !person.decisions.some((other) => other.at === one.at))];
  if (!all.length) return <p class="empty">{say("page-history-none")}</p>;
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
              <Row key={decision.at} decision={decision} conflict={against.has(decision.at)} />
            ))}
        </tbody>
      </table>
    </div>
  );
}
