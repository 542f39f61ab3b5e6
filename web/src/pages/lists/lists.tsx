// All lists of the register, the newest first, and what is being taken up right now.
import type { Job, List } from "../../api/lists";
import { useGet, useItems } from "../../api/use";
import { listPurpose } from "../../parts/labels";
import { Page } from "../../parts/page";
import { ShownItems } from "../../parts/shown";
import { Table } from "../../parts/table";
import { day, number, say, term } from "../../words";

function Underway() {
  const jobs = useGet<{ items: Job[] }>("/api/jobs");
  const open = jobs.state === "here" ? jobs.data.items.filter((job) => job.state === "running" || job.state === "waiting") : [];
  if (!open.length) return null;
  return (
    <div class="note">
      {open.map((job) => (
        <p key={job.id}>
          <a href={`/jobs/${job.id}`}>{say("page-lists-underway")}</a>
        </p>
      ))}
    </div>
  );
}

export function ListsPage() {
  const lists = useItems<List>("/api/lists");
  return (
    <Page
      wide
      title={say("page-section-lists")}
      actions={
        <a class="button main" href="/lists/new">
          {say("page-lists-import")}
        </a>
      }
    >
      <Underway />
      <ShownItems
        of={lists}
        empty={
          <>
            <p>{say("page-lists-empty")}</p>
            <p>
              <a href="/lists/new">{say("page-lists-import")}</a>
            </p>
          </>
        }
      >
        {(items) => (
          <Table
            label={say("page-section-lists")}
            heads={[
              say("page-list-name"),
              say("page-list-purpose"),
              say("page-list-owner"),
              say("page-list-side"),
              { number: say("page-list-lines") },
              say("page-list-as-of"),
              say("page-list-when"),
              say("page-list-handling"),
            ]}
          >
            {[...items].reverse().map((list) => (
              <tr key={list.at} class={list.later ? "old" : ""}>
                <td>
                  <a href={`/lists/${list.at}`}>
                    <bdi>{list.name}</bdi>
                  </a>
                  {list.later > 0 && <span class="hint"> {say("page-list-has-later")}</span>}
                </td>
                <td>{list.purpose && listPurpose(list.purpose)}</td>
                <td>{list.owner}</td>
                <td>{list.side}</td>
                <td class="number">{number(list.lines)}</td>
                <td>{list.as_of?.text}</td>
                <td>{list.when !== undefined && day(list.when)}</td>
                <td>{list.handling !== "ordinary" && term("handling", list.handling)}</td>
              </tr>
            ))}
          </Table>
        )}
      </ShownItems>
    </Page>
  );
}
