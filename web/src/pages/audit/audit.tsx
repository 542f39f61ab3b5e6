// Who read what, when and for what: all of it, what one person read, or who has seen somebody.
import { useState } from "preact/hooks";
import type { Reading } from "../../api/office";
import { useItems } from "../../api/use";
import { Field } from "../../parts/form";
import { Page } from "../../parts/page";
import { ShownItems } from "../../parts/shown";
import { Table } from "../../parts/table";
import { go } from "../../router";
import { moment, number, say, term } from "../../words";
import type { PageProps } from "../table";
import { Unusual } from "./unusual";

const most = 12; // people that one row names; the rest is counted

export function AuditPage({ query }: PageProps) {
  const [who, setWho] = useState(query.get("who") ?? "");
  const [person, setPerson] = useState(query.get("person") ?? "");
  const asked = new URLSearchParams([...query].filter(([name, value]) => value && (name === "who" || name === "person")));
  const readings = useItems<Reading>(`/api/audit?limit=100${asked.size ? `&${asked}` : ""}`);
  const narrow = (): void => {
    const wanted = new URLSearchParams();
    if (who.trim()) wanted.set("who", who.trim());
    if (person.trim()) wanted.set("person", person.trim());
    go(wanted.size ? `/audit?${wanted}` : "/audit");
  };
  return (
    <Page wide title={say("page-section-audit")} lead={say("page-audit-lead")}>
      {!asked.size && <Unusual />}
      <form class="narrow no-print" onSubmit={(event) => (event.preventDefault(), narrow())}>
        <Field name="who" label={say("page-audit-who")} value={who} onValue={setWho} width="middle" />
        <Field name="person" label={say("page-audit-person")} value={person} onValue={setPerson} width="short" />
        <button type="submit">{say("page-audit-narrow")}</button>
      </form>
      <ShownItems of={readings} empty={<p>{say("page-audit-empty")}</p>}>
        {(items) => (
          <Table
            label={say("page-section-audit")}
            heads={[
              say("page-history-when"),
              say("page-audit-who"),
              say("page-purpose-which"),
              say("page-audit-what"),
              say("page-audit-about"),
            ]}
          >
            {items.map((one) => (
              <tr key={one.at}>
                <td>{moment(one.when)}</td>
                <td>
                  <bdi>{one.actor}</bdi>
                </td>
                <td>{term("purpose", one.purpose)}</td>
                <td>{term("audit-what", one.what)}</td>
                <td>
                  <About reading={one} />
                </td>
              </tr>
            ))}
          </Table>
        )}
      </ShownItems>
    </Page>
  );
}

function About({ reading }: { reading: Reading }) {
  const shown = reading.about.slice(0, most);
  return (
    <>
      {shown.map((one) => (
        <>
          {typeof one === "number" ? <a href={`/people/${one}`}>{one}</a> : <bdi>{one}</bdi>}{" "}
        </>
      ))}
      {reading.about.length > most && <span class="hint">{say("page-audit-more", { n: number(reading.about.length - most) })}</span>}
    </>
  );
}
