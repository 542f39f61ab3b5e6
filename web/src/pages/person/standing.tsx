// What follows from all that is said: whether somebody was captured, is held, is alive, and whether a death is established.
import type { Captivity, Person } from "../../api/people";
import { say, term } from "../../words";

function Answer({ answer }: { answer: Captivity }) {
  return (
    <>
      <dt>{term("captivity", answer.question)}</dt>
      <dd>
        {answer.evidence.map((one, at) => (
          <span class="source" key={at}>
            {term("value-evidence", one.kind)}
            {one.denied && ` (${term("stance", "denied")})`}
            {one.speaker && (
              <>
                , <bdi>{one.speaker}</bdi>
              </>
            )}
            {one.day && `, ${one.day.text}`} <a href={`#entry-${one.anchor}`}>{say("page-person-where")}</a>
          </span>
        ))}
        <span class="hint">
          {say("page-person-origins", { n: answer.origins })}
          {answer.age !== undefined && ` ${say("page-person-days-ago", { n: answer.age })}`}
        </span>
      </dd>
    </>
  );
}

export function StandingOf({ person }: { person: Person }) {
  const answers = person.captivity.filter((one) => one.evidence.length > 0);
  return (
    <>
      {person.death !== "not-stated" && <p class={person.death === "contradicted" ? "trouble" : "note"}>{term("death", person.death)}</p>}
      {answers.length > 0 && (
        <dl class="standing">
          {answers.map((one) => (
            <Answer key={one.question} answer={one} />
          ))}
        </dl>
      )}
    </>
  );
}
