// One list as it stands in the register: whose it is, its versions, and its lines word for word.
import type { Line, List } from "../../api/lists";
import { statementsOf } from "../../api/people";
import { may } from "../../api/session";
import { useGet, useItems } from "../../api/use";
import { listPurpose } from "../../parts/labels";
import { Cell } from "../../parts/letters";
import { Facts as Known } from "../../parts/facts";
import { Problems, useSubmit } from "../../parts/form";
import { Page } from "../../parts/page";
import { save } from "../../parts/save";
import { Shown, ShownItems } from "../../parts/shown";
import { Table } from "../../parts/table";
import { moment, number, property, say, term } from "../../words";
import type { PageProps } from "../table";

export function ListPage({ open }: PageProps) {
  const at = Number(open["at"]);
  const list = useGet<List>(`/api/lists/${at}`);
  return (
    <Shown of={list}>
      {(whole) => (
        <Page
          wide
          title={whole.name}
          actions={
            <>
              <a class="button main" href={`/lists/${at}/standing`}>
                {say("page-standing-open")}
              </a>
              <a class="button" href={`/review?list=${at}`}>
                {say("page-list-review")}
              </a>
              <a class="button" href={`/lists/${at}/findings`}>
                {say("page-list-findings")}
              </a>
              {whole.version_of > 0 && (
                <a class="button" href={`/lists/${at}/difference`}>
                  {say("page-difference")}
                </a>
              )}
              {whole.kept && may("list-import") && <Source list={whole} />}
            </>
          }
        >
          <Facts list={whole} />
          <h2>{say("page-list-all-lines")}</h2>
          <Lines at={at} />
        </Page>
      )}
    </Shown>
  );
}

/** The file itself; what it is refused for is said here. */
function Source({ list }: { list: List }) {
  const submit = useSubmit();
  return (
    <>
      <button type="button" aria-disabled={submit.busy} onClick={() => submit.run(() => save(`/api/lists/${list.at}/source`, list.name.split("#")[0]!))}>
        {say("page-list-source")}
      </button>
      <Problems problems={submit.problems} />
    </>
  );
}

function Facts({ list }: { list: List }) {
  const facts: [string, string][] = [
    [say("page-list-purpose"), list.purpose && listPurpose(list.purpose)],
    [say("page-list-owner"), list.owner],
    [say("page-list-side"), list.side],
    [say("page-import-from"), list.from],
    [say("page-list-as-of"), list.as_of?.text ?? ""],
    [say("page-list-when"), list.when === undefined ? "" : moment(list.when)],
    [say("page-list-lines"), number(list.lines)],
    [say("page-list-handling"), term("handling", list.handling)],
  ];
  return (
    <>
      <Known of={facts} />
      {list.version_of > 0 && (
        <p>
          <a href={`/lists/${list.version_of}`}>{say("page-list-earlier")}</a>
        </p>
      )}
      {list.later > 0 && (
        <p class="note">
          <a href={`/lists/${list.later}`}>{say("page-list-later")}</a>
        </p>
      )}
    </>
  );
}

/** The columns that these lines have, in the order in which they first say something. */
const columnsOf = (lines: Line[]): string[] => [...new Set(lines.flatMap((line) => statementsOf(line).map((one) => one.property)))];

function Lines({ at }: { at: number }) {
  const lines = useItems<Line>(`/api/lists/${at}/lines?limit=100`);
  return (
    <ShownItems of={lines} empty={<p>{say("page-list-no-lines")}</p>}>
      {(items) => {
        const columns = columnsOf(items);
        return (
          <Table label={say("page-list-all-lines")} heads={[{ number: say("page-row") }, ...columns.map(property)]}>
            {items.map((line) => (
              <Row key={line.anchor} line={line} columns={columns} />
            ))}
          </Table>
        );
      }}
    </ShownItems>
  );
}

function Row({ line, columns }: { line: Line; columns: string[] }) {
  return (
    <tr>
      <th scope="row" class="number">
        <a href={`/people/${line.anchor}`}>{number(line.row ?? 0)}</a>
      </th>
      {line.withheld ? (
        <td class="none" colSpan={columns.length}>
          {say("page-withheld")}
        </td>
      ) : (
        columns.map((name) => (
          <td key={name}>
            {statementsOf(line)
              .filter((one) => one.property === name)
              .map((one) => (
                <Cell key={one.id} text={one.value} />
              ))}
          </td>
        ))
      )}
    </tr>
  );
}
