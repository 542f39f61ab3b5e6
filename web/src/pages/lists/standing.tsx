// Who of a list is known, home already, listed twice, reported dead, a child, one of ours or theirs: one table, filtered by these, and printed.
import { useState } from "preact/hooks";
import { worklistAddress } from "../../api/forms";
import type { Candidate, List, Standing } from "../../api/lists";
import { useAllItems, useGet } from "../../api/use";
import { flag } from "../../parts/labels";
import { Page } from "../../parts/page";
import { inShort } from "../../parts/short";
import { Shown, ShownItems } from "../../parts/shown";
import { Table } from "../../parts/table";
import { language, number, percent, say } from "../../words";
import type { PageProps } from "../table";

const unknown = "not-known"; // not a flag of the server: neither known nor like anybody
const meets = ["known", "twice", "candidate", "candidates", "withheld"];
const flagsOf = (one: Standing): string[] => (one.flags.some((name) => meets.includes(name)) ? one.flags : [unknown, ...one.flags]);

function counts(items: Standing[]): [string, number][] {
  const found = new Map<string, number>();
  for (const one of items) for (const name of flagsOf(one)) found.set(name, (found.get(name) ?? 0) + 1);
  return [...found];
}

export function StandingPage({ open }: PageProps) {
  const at = Number(open["at"]);
  const list = useGet<List>(`/api/lists/${at}`);
  const rows = useAllItems<Standing>(`/api/lists/${at}/standing?limit=500`);
  const [wanted, setWanted] = useState<string[]>([]);
  const toggle = (name: string): void => setWanted(wanted.includes(name) ? wanted.filter((one) => one !== name) : [...wanted, name]);
  return (
    <Shown of={list}>
      {({ name }) => (
        <Page
          wide
          title={say("page-standing", { list: name })}
          lead={say("page-standing-lead")}
          actions={
            <>
              <button type="button" onClick={() => window.print()}>
                {say("page-print")}
              </button>
              <a class="button" target="_blank" rel="noopener" href={worklistAddress(at, language())}>
                {say("page-forms-worklist")}
              </a>
              <a class="button" href={`/review?list=${at}`}>
                {say("page-list-review")}
              </a>
            </>
          }
        >
          <ShownItems of={rows} empty={<p>{say("page-list-no-lines")}</p>}>
            {(items) => {
              const shown = items.filter((one) => wanted.every((name_) => flagsOf(one).includes(name_)));
              return (
                <>
                  <div class="filters" role="group" aria-label={say("page-standing-filter")}>
                    {counts(items).map(([name_, count]) => (
                      <button key={name_} type="button" aria-pressed={wanted.includes(name_)} onClick={() => toggle(name_)}>
                        {flag(name_)} <span class="count">{number(count)}</span>
                      </button>
                    ))}
                  </div>
                  <p class="hint" role="status">
                    {say("page-standing-shown", { n: shown.length, of: items.length })}
                    {wanted.length > 0 && ` ${wanted.map(flag).join(", ")}`}
                  </p>
                  <Rows items={shown} />
                </>
              );
            }}
          </ShownItems>
        </Page>
      )}
    </Shown>
  );
}

const most = 3; // candidates that a row names: the likeliest

function Candidates({ of }: { of: Candidate[] }) {
  const likeliest = [...of].sort((one, other) => other.probability - one.probability).slice(0, most);
  return (
    <>
      {likeliest.map((other) => (
        <a key={other.other} class="candidate" href={`/review/${other.left}/${other.right}`}>
          {other.called && <bdi>{other.called} </bdi>}
          {percent(other.probability)}
        </a>
      ))}
      {of.length > most && <span class="hint">{say("page-audit-more", { n: of.length - most })}</span>}
    </>
  );
}

function Rows({ items }: { items: Standing[] }) {
  return (
    <Table
      label={say("page-list-all-lines")}
      heads={[
        { number: say("page-row") },
        say("page-person"),
        say("page-standing-short"),
        say("page-standing-what"),
        say("page-standing-pairs"),
      ]}
    >
      {items.map((one) => (
        <tr key={one.anchor}>
          <td class="number">{number(one.row)}</td>
          <th scope="row">
            <a href={`/people/${one.anchor}`}>
              <bdi>{one.called || number(one.row)}</bdi>
            </a>
          </th>
          <td>{inShort(one)}</td>
          <td>{flagsOf(one).map(flag).join(", ")}</td>
          <td>
            <Candidates of={one.candidates} />
          </td>
        </tr>
      ))}
    </Table>
  );
}
