// Rules by which pairs join without a person: the whole text, whether anybody has signed it, what it would do, signing and withdrawing.
import { useState } from "preact/hooks";
import { may } from "../../api/session";
import type { Effect, Policy, Signature } from "../../api/team";
import { signPolicy, withdrawPolicy } from "../../api/team";
import { useGet, useItems } from "../../api/use";
import { Field, Form, useSubmit } from "../../parts/form";
import { Page } from "../../parts/page";
import { Reasoned } from "../../parts/reasoned";
import { Shown, ShownItems } from "../../parts/shown";
import { Table } from "../../parts/table";
import { language, moment, number, say, term } from "../../words";

const states = {
  "in-force": "page-policy-state-in-force",
  waits: "page-policy-state-waits",
  withdrawn: "page-policy-state-withdrawn",
  "other-text": "page-policy-state-other-text",
} as const;

export function PoliciesPage() {
  const policies = useItems<Policy>("/api/policies");
  return (
    <Page title={say("page-policies")} lead={say("page-policies-lead")}>
      <ShownItems of={policies} empty={<p>–</p>}>
        {(items) => (
          <>
            {items.map((one) => (
              <One key={one.name} policy={one} again={policies.again} />
            ))}
          </>
        )}
      </ShownItems>
    </Page>
  );
}

function One({ policy, again }: { policy: Policy; again: () => void }) {
  const [undo, setUndo] = useState(false);
  const signed = policy.signatures.some((one) => one.state === "in-force" || one.state === "waits");
  const decided = policy.signatures.some((one) => one.decisions > 0);
  return (
    <section>
      <h2>{policy.name}</h2>
      <p class="note">{policy.in_force ? say("page-policy-in-force") : say("page-policy-inert")}</p>
      <p>{policy.text[language()]}</p>
      <p class="hint sum">SHA-256 {policy.sha256}</p>
      <WouldDo id={policy.id} />
      {policy.signatures.length > 0 && <Signatures all={policy.signatures} />}
      {may("policy-sign") && !signed && <Sign id={policy.id} done={again} />}
      {may("policy-sign") && (signed || decided) && (
        <Reasoned
          name={`withdraw-${policy.id}`}
          summary={say("page-policy-withdraw")}
          action={say("page-policy-withdraw")}
          work={async (why) => (await withdrawPolicy(policy.id, why, undo), again())}
        >
          <label class="choice">
            <input type="checkbox" checked={undo} onChange={() => setUndo(!undo)} />
            {say("page-policy-undo")}
          </label>
        </Reasoned>
      )}
    </section>
  );
}

function WouldDo({ id }: { id: string }) {
  const effect = useGet<Effect>(`/api/policies/${id}/effect`);
  return (
    <Shown of={effect}>
      {({ joined, held }) => (
        <>
          <p>{say("page-policy-effect", { n: joined })}</p>
          {Object.keys(held).length > 0 && (
            <details>
              <summary>{say("page-policy-held")}</summary>
              <Table label={say("page-policy-held")} heads={[say("page-policy-held"), { number: say("page-policy-pairs") }]}>
                {Object.entries(held).map(([why, count]) => (
                  <tr key={why}>
                    <td>{term("policy-held", why)}</td>
                    <td class="number">{number(count)}</td>
                  </tr>
                ))}
              </Table>
            </details>
          )}
        </>
      )}
    </Shown>
  );
}

function Signatures({ all }: { all: Signature[] }) {
  return (
    <Table
      label={say("page-policy-signatures")}
      heads={[say("page-policy-signatures"), say("page-history-who"), say("page-batch-state"), { number: say("page-policy-joined") }, say("page-why")]}
    >
      {all.map((one) => (
        <tr key={one.at}>
          <th scope="row">
            {one.policy}, {moment(one.when)}
          </th>
          <td>
            <bdi>{one.actor}</bdi>
          </td>
          <td>
            {say(states[one.state])}
            {one.from && one.state === "waits" && `: ${one.from.text}`}
          </td>
          <td class="number">{number(one.decisions)}</td>
          <td>
            <bdi>{one.why}</bdi>
          </td>
        </tr>
      ))}
    </Table>
  );
}

function Sign({ id, done }: { id: string; done: () => void }) {
  const [said, setSaid] = useState({ why: "", from: "" });
  const submit = useSubmit();
  const sign = (): void => {
    if (!said.why.trim()) return submit.set([{ field: `${id}-why`, sentence: say("page-no-why") }]);
    submit.run(async () => (await signPolicy(id, said.why.trim(), said.from.trim()), done()));
  };
  return (
    <details>
      <summary>{say("page-policy-sign")}</summary>
      <Form submit={submit} action={say("page-policy-sign")} onSubmit={sign}>
        <Field name={`${id}-why`} label={say("page-why")} value={said.why} onValue={(why) => setSaid({ ...said, why })} submit={submit} rows={2} />
        <Field name="from" label={say("page-policy-from")} hint={say("page-policy-from-hint")} value={said.from} onValue={(from) => setSaid({ ...said, from })} submit={submit} width="short" />
      </Form>
    </details>
  );
}
