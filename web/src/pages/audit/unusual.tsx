// Reading that somebody should look at: what is unusual of whom, held against what, and what it turned out to be.
import { useState } from "preact/hooks";
import type { UnusualDay } from "../../api/unusual";
import { answerUnusual } from "../../api/unusual";
import { useItems } from "../../api/use";
import { Field, Form, useSubmit } from "../../parts/form";
import { ShownItems } from "../../parts/shown";
import { Table } from "../../parts/table";
import { dayOf, say } from "../../words";

export function Unusual() {
  const days = useItems<UnusualDay>("/api/audit/unusual");
  return (
    <section class="unusual">
      <h2>{say("page-unusual")}</h2>
      <p class="hint">{say("page-unusual-lead")}</p>
      <ShownItems of={days} empty={<p>{say("page-unusual-none")}</p>}>
        {(items) => (
          <Table label={say("page-unusual")} heads={[say("page-unusual-day"), say("page-audit-who"), say("page-unusual-what"), say("page-unusual-against"), say("page-unusual-answer")]}>
            {items.map((one) => (
              <tr key={`${one.rule} ${one.who} ${one.day}`}>
                <td>{dayOf(one.day)}</td>
                <td>
                  <a href={`/audit?who=${encodeURIComponent(one.who)}`}>
                    <bdi>{one.who}</bdi>
                  </a>
                </td>
                <td>{one.sentence}</td>
                <td>{against(one)}</td>
                <td>{one.answered ? <bdi>{`${one.answered.actor}: ${one.answered.why}`}</bdi> : <Answer of={one} again={days.again} />}</td>
              </tr>
            ))}
          </Table>
        )}
      </ShownItems>
    </section>
  );
}

const against = ({ own, peers, bound }: UnusualDay): string =>
  [own !== null && say("page-unusual-own", { n: own }), peers !== null && say("page-unusual-peers", { n: peers }), say("page-unusual-bound", { n: bound })].filter(Boolean).join("; ");

function Answer({ of, again }: { of: UnusualDay; again: () => void }) {
  const [why, setWhy] = useState("");
  const submit = useSubmit();
  const name = `why-${of.rule}-${of.who}-${of.day}`;
  const record = (): void => {
    if (!why.trim()) return submit.set([{ field: name, sentence: say("page-unusual-no-why") }]);
    submit.run(async () => (await answerUnusual(of, why.trim()), again()));
  };
  return (
    <details>
      <summary>{say("page-unusual-answer")}</summary>
      <Form submit={submit} action={say("page-unusual-record")} onSubmit={record}>
        <Field name={name} label={say("page-unusual-why", { who: of.who })} value={why} onValue={setWhy} submit={submit} rows={2} />
      </Form>
    </details>
  );
}
