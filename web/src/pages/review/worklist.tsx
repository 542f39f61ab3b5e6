// What one reviewer still has to look at, for whoever gives the work out: on the screen, or on paper.
import type { Given, Side } from "../../api/team";
import { useItems } from "../../api/use";
import { Page } from "../../parts/page";
import { inShort } from "../../parts/short";
import { ShownItems } from "../../parts/shown";
import { Table } from "../../parts/table";
import { percent, say } from "../../words";
import type { PageProps } from "../table";

const most = 200;

export function WorklistPage({ open }: PageProps) {
  const name = open["name"]!;
  const pairs = useItems<Given>(`/api/reviewers/${encodeURIComponent(name)}/worklist?limit=${most}`);
  return (
    <Page
      wide
      title={say("page-worklist", { name })}
      lead={say("page-worklist-lead")}
      actions={
        <button type="button" onClick={() => window.print()}>
          {say("page-print")}
        </button>
      }
    >
      <ShownItems of={pairs} empty={<p>{say("page-worklist-empty")}</p>}>
        {(items) => (
          <Table
            label={say("page-worklist", { name })}
            heads={[say("page-worklist-one"), say("page-worklist-other"), { number: say("page-worklist-likely") }, say("page-batch-state")]}
          >
            {items.map((one) => (
              <tr key={`${one.left.anchor}-${one.right.anchor}`}>
                <Entry side={one.left} />
                <Entry side={one.right} />
                <td class="number">{percent(one.score.probability)}</td>
                <td>
                  <a href={`/review/${one.left.anchor}/${one.right.anchor}`}>{say("page-worklist-open")}</a>
                  {one.urgent && <strong> {say("page-review-urgent")}</strong>}
                </td>
              </tr>
            ))}
          </Table>
        )}
      </ShownItems>
    </Page>
  );
}

function Entry({ side }: { side: Side }) {
  return (
    <td>
      <bdi>{side.called}</bdi> <span class="hint">{inShort(side)}</span>
      <span class="source hint">
        <bdi>{side.list ?? say("page-note")}</bdi>
        {side.row ? `, ${say("page-row-n", { n: side.row })}` : ""}
      </span>
    </td>
  );
}
