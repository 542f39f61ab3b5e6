// Two entries beside each other, property by property: the letters that differ marked, how well they agree, and what that weighs.
import type { Entry } from "../../api/people";
import type { Marked, Pair, Row } from "../../api/review";
import { Bar } from "../../parts/bar";
import { agreement, weightStep } from "../../parts/labels";
import { Letters } from "../../parts/letters";
import { bits, percent, property, say } from "../../words";

function Where({ entry }: { entry: Entry }) {
  return (
    <>
      <a href={`/people/${entry.anchor}`}>
        <bdi>{entry.list?.name ?? say("page-note")}</bdi>
      </a>
      {entry.row ? <span class="hint"> {say("page-row-n", { n: entry.row })}</span> : null}
    </>
  );
}

const Texts = ({ of }: { of: Marked[] }) => (
  <>
    {of.map((one, at) => (
      <div key={at}>
        <Letters text={one.value} spans={one.differs ?? []} />
      </div>
    ))}
  </>
);

function Compared({ row }: { row: Row }) {
  const label = property(row.property);
  return (
    <tr class={`agrees-${row.agrees}`}>
      <th scope="row">{label}</th>
      <td class="side">
        <Texts of={row.left} />
      </td>
      <td class="side">
        <Texts of={row.right} />
      </td>
      <td class="agrees">{agreement(row.agrees)}</td>
      <td class="number">{typeof row.weight === "number" && bits(row.weight)}</td>
      <td class="drawn">{typeof row.weight === "number" && <Bar weight={row.weight} />}</td>
    </tr>
  );
}

/** What both say comes first, then what only one says; the number in its own list last. */
const rank = (row: Row): number => (row.property === "id" ? 2 : row.agrees === "one-sided" ? 1 : 0);
const inOrder = (rows: Row[]): Row[] => [...rows].sort((one, other) => rank(one) - rank(other));

/** What weighs and stands in no row, so that the rows add up to the whole. */
function restOf({ rows, why }: Pair): { comparison: string; weight: number }[] {
  const told = new Set(rows.filter((row) => typeof row.weight === "number").map((row) => row.property));
  return (why?.steps ?? []).filter((one) => one.weight !== 0 && !told.has(one.comparison));
}

export function SideBySide({ pair }: { pair: Pair }) {
  const { probability, weight } = pair.score ?? {};
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={say("page-review-pair")}>
      <table class="full pair">
        <thead>
          <tr>
            <td />
            <th scope="col" class="side">
              <Where entry={pair.left} />
            </th>
            <th scope="col" class="side">
              <Where entry={pair.right} />
            </th>
            <th scope="col">{say("page-review-agrees")}</th>
            <th scope="col" class="number">
              {say("page-review-weight")}
            </th>
            <td class="drawn" />
          </tr>
        </thead>
        <tbody>
          {inOrder(pair.rows).map((row) => (
            <Compared key={row.property} row={row} />
          ))}
          {restOf(pair).map((one) => (
            <tr key={one.comparison}>
              <th scope="row" colSpan={4}>
                {weightStep(one.comparison)}
              </th>
              <td class="number">{bits(one.weight)}</td>
              <td class="drawn">
                <Bar weight={one.weight} />
              </td>
            </tr>
          ))}
        </tbody>
        {weight !== undefined && (
          <tfoot>
            <tr>
              <th scope="row" colSpan={4}>
                {say("page-review-total")}
                {probability !== undefined && ` ${percent(probability)}`}
              </th>
              <td class="number">{bits(weight)}</td>
              <td class="drawn">
                <Bar weight={weight} />
              </td>
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}
