// What became of a list in a later version, cell by cell, and who came and who is gone.
import type { Changed, ChangedRow, Difference } from "../../api/lists";
import { useGet, useItems } from "../../api/use";
import { Cell } from "../../parts/letters";
import { Page } from "../../parts/page";
import { Shown, ShownItems } from "../../parts/shown";
import { Table } from "../../parts/table";
import { number, say } from "../../words";
import type { PageProps } from "../table";

export function DifferencePage({ open, query }: PageProps) {
  const since = query.get("since");
  const path = `/api/lists/${open["at"]}/difference${since ? `?since=${encodeURIComponent(since)}` : ""}`;
  const whole = useGet<Difference>(path);
  return (
    <Page
      wide
      title={say("page-difference")}
      actions={
        <a class="button" href={`/lists/${open["at"]}`}>
          {say("page-list-open")}
        </a>
      }
    >
      <Shown of={whole}>
        {({ before, after, by_id, continued, cells, added, gone }) => (
          <>
            <p>{say("page-difference-lead", { before: before.name, after: after.name })}</p>
            <p>
              {say("page-difference-head", { same: continued, cells, added: added.length, gone: gone.length })}{" "}
              {by_id ? say("page-difference-by-id") : say("page-difference-by-identity")}
            </p>
            <h2>{say("page-difference-cells")}</h2>
            <Cells path={path} />
            <Rows title={say("page-difference-added")} rows={added} />
            <Rows title={say("page-difference-gone")} rows={gone} />
          </>
        )}
      </Shown>
    </Page>
  );
}

function Cells({ path }: { path: string }) {
  const cells = useItems<Changed>(path);
  return (
    <ShownItems of={cells} empty={<p>{say("page-difference-no-cells")}</p>}>
      {(items) => (
        <Table
          label={say("page-difference-cells")}
          heads={[{ number: say("page-row") }, say("page-column"), say("page-difference-was"), say("page-difference-is")]}
        >
          {items.map((one) => (
            <tr key={`${one.after}-${one.column}`}>
              <td class="number">
                <a href={`/people/${one.anchor}`}>
                  {one.before === one.after ? number(one.after) : `${number(one.before)} → ${number(one.after)}`}
                </a>
              </td>
              {one.withheld ? (
                <td colSpan={3} class="hint">
                  {say("page-difference-withheld")}
                </td>
              ) : (
                <>
                  <td>
                    <bdi>{one.column}</bdi>
                  </td>
                  <td>
                    <Cell text={one.was} />
                  </td>
                  <td>
                    <Cell text={one.is} />
                  </td>
                </>
              )}
            </tr>
          ))}
        </Table>
      )}
    </ShownItems>
  );
}

function Rows({ title, rows }: { title: string; rows: ChangedRow[] }) {
  if (!rows.length) return null;
  return (
    <>
      <h2>{title}</h2>
      <ul class="rows">
        {rows.map((one) => (
          <li key={one.row}>
            <a href={`/people/${one.anchor}`}>{one.called ? <bdi>{one.called}</bdi> : say("page-row-n", { n: one.row })}</a>
            {one.called && <span class="hint"> {say("page-row-n", { n: one.row })}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}
