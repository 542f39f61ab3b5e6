// The work of a team: how far everybody is, giving pairs out, and how well two who read independently agree.
import { useState } from "preact/hooks";
import type { List } from "../../api/lists";
import type { Progress } from "../../api/review";
import type { Agreement, Reviewers } from "../../api/team";
import { assign } from "../../api/team";
import { useGet, useItems } from "../../api/use";
import { Field, Form, useSubmit } from "../../parts/form";
import { Page } from "../../parts/page";
import { Shown } from "../../parts/shown";
import { Table } from "../../parts/table";
import { number, say } from "../../words";

export function TeamPage() {
  const progress = useGet<Progress>("/api/review/progress");
  const reviewers = useGet<Reviewers>("/api/reviewers");
  return (
    <Page wide title={say("page-team")}>
      <Shown of={progress}>{(far) => <HowFar progress={far} />}</Shown>
      <Shown of={reviewers}>
        {({ items, agreement }) => (
          <>
            <h2>{say("page-team-assign")}</h2>
            <Assign names={items} done={progress.again} />
            <h2>{say("page-team-agreement")}</h2>
            <Agree all={agreement} />
          </>
        )}
      </Shown>
    </Page>
  );
}

function HowFar({ progress }: { progress: Progress }) {
  const { proposed, open, assigned, read_by_two: two, differ, reviewers } = progress;
  return (
    <>
      <p>{say("page-team-progress", { proposed, open, assigned, two, differ })}</p>
      {reviewers.length === 0 ? (
        <p class="empty">{say("page-team-nobody")}</p>
      ) : (
        <Table
          label={say("page-team")}
          heads={[say("page-team-reviewer"), { number: say("page-team-has") }, { number: say("page-team-decided") }, { number: say("page-team-left") }]}
        >
          {reviewers.map((one) => (
            <tr key={one.reviewer}>
              <th scope="row">
                <a href={`/review/team/${encodeURIComponent(one.reviewer)}`}>
                  <bdi>{one.reviewer}</bdi>
                </a>
              </th>
              <td class="number">{number(one.assigned)}</td>
              <td class="number">{number(one.decided)}</td>
              <td class="number">{number(one.skipped)}</td>
            </tr>
          ))}
        </Table>
      )}
    </>
  );
}

const begin = { to: "", second: "", share: "10", list: "", top: "20" };

function Assign({ names, done }: { names: Reviewers["items"]; done: () => void }) {
  const lists = useItems<List>("/api/lists");
  const [said, setSaid] = useState(begin);
  const [told, setTold] = useState("");
  const submit = useSubmit();
  const set = (field: keyof typeof begin) => (value: string) => setSaid({ ...said, [field]: value });
  const people = names.map(({ name, called }) => ({ value: name, label: called || name }));
  const give = (): void => {
    const [share, top] = [Number(said.share.replace(",", ".")) / 100, Number(said.top)];
    const wrong = [
      ...(said.to ? [] : [{ field: "to", sentence: say("page-team-no-one") }]),
      ...(share > 0 && share <= 1 ? [] : [{ field: "share", sentence: say("page-team-no-number") }]),
      ...(Number.isInteger(top) && top > 0 ? [] : [{ field: "top", sentence: say("page-team-no-number") }]),
    ];
    if (wrong.length) return submit.set(wrong);
    submit.run(async () => {
      setTold("");
      const given = await assign({ to: said.to, top, ...(said.second && { second: said.second, share }), ...(said.list && { list: Number(said.list) }) });
      setTold(say("page-team-given", { to: said.to, n: given.pairs, twice: given.twice }));
      done();
    });
  };
  return (
    <Form submit={submit} action={say("page-team-assign")} onSubmit={give}>
      <p role="status">{told}</p>
      <div class="beside">
        <Field name="to" label={say("page-team-to")} options={[{ value: "", label: say("page-choose") }, ...people]} value={said.to} onValue={set("to")} submit={submit} />
        <Field name="top" label={say("page-team-top")} value={said.top} onValue={set("top")} submit={submit} width="short" />
        <Field
          name="list"
          label={say("page-team-list")}
          options={[{ value: "", label: say("page-review-any-list") }, ...lists.items.map((one) => ({ value: String(one.at), label: one.name }))]}
          value={said.list}
          onValue={set("list")}
          submit={submit}
        />
      </div>
      <Field
        name="second"
        label={say("page-team-second")}
        hint={say("page-team-second-hint")}
        options={[{ value: "", label: say("page-team-second-none") }, ...people.filter((one) => one.value !== said.to)]}
        value={said.second}
        onValue={set("second")}
        submit={submit}
        width="middle"
      />
      {said.second && <Field name="share" label={say("page-team-share")} value={said.share} onValue={set("share")} submit={submit} width="short" />}
    </Form>
  );
}

function Agree({ all }: { all: Agreement[] }) {
  if (!all.length) return <p class="empty">{say("page-team-no-agreement")}</p>;
  return (
    <ul>
      {all.map((one) => (
        <li key={`${one.first} ${one.second}`}>
          <bdi>{one.first}</bdi>, <bdi>{one.second}</bdi>: {say("page-team-agreed", { agreed: one.agreed, n: one.pairs })}{" "}
          {one.kappa !== null && say("page-team-kappa", { kappa: one.kappa.toFixed(2) })}
        </li>
      ))}
    </ul>
  );
}
