// What would leave, and what stands against it: a table as its recipient would see it, with what a guard stops or asks beside it.
import type { Looked, Obstacle } from "../../api/publish";
import { Table } from "../../parts/table";
import { number, property, say, term } from "../../words";

const heading = (column: string): string => (column === "people" ? term("count", "people") : property(column));

/** Of a count the words of its values; of lines the words of the statements themselves. */
const written = (value: string, counts: boolean, last: boolean): string => {
  if (!counts) return value;
  if (last) return value || term("count", "untold");
  return value === "*" ? term("count", "all") : value === "" ? term("count", "unknown") : term("value-sex", value);
};

/** The lines that something stops. */
export const stoppedLines = (obstacles: Obstacle[]): Set<number> => new Set(obstacles.filter((one) => one.stops && one.anchor).map((one) => one.anchor));

export function Leaves({ looked, counts }: { looked: Looked; counts: boolean }) {
  const { columns } = looked.table;
  const stopped = stoppedLines(looked.obstacles);
  const rows = looked.table.rows.filter((row) => counts || !stopped.has(row.anchor));
  if (!rows.length) return <p class="empty">{say("page-publish-nothing-leaves")}</p>;
  return (
    <Table label={say("page-publish-leaves")} heads={[...(counts ? [] : [say("page-publish-line")]), ...columns.map(heading)]}>
      {rows.map((row, at) => (
        <tr key={at}>
          {!counts && (
            <td>
              <a href={`/people/${row.anchor}`}>a{row.anchor}</a>
            </td>
          )}
          {row.cells.map((cell, column) => (
            <td key={column} class={counts && column === columns.length - 1 ? "number" : ""}>
              <bdi>{written(cell, counts, column === columns.length - 1)}</bdi>
            </td>
          ))}
        </tr>
      ))}
    </Table>
  );
}

const outcome = (one: Obstacle): string => {
  if (one.stops) return say("page-publish-stops");
  if (!one.answer) return say("page-publish-asks");
  return one.answer.give ? say("page-publish-given") : say("page-publish-kept");
};

interface AgainstProps {
  obstacles: Obstacle[];
  chosen?: Set<string>;
  /** What is asked can be ticked. */
  choose?: (cell: string) => void;
}

/** By guard how often first; the lines one by one below, shut where they are many. */
export function Against(props: AgainstProps) {
  const { obstacles } = props;
  if (!obstacles.length) return <p class="empty">{say("page-publish-nothing-against")}</p>;
  const guards = [...new Set(obstacles.map(({ guard }) => guard))];
  const often = (guard: string): number => obstacles.filter((one) => one.guard === guard).length;
  const many = obstacles.length > shown;
  return (
    <>
      {many && (
        <ul>
          {guards.map((guard) => (
            <li key={guard}>
              {term("guard", guard)}: {number(often(guard))}
            </li>
          ))}
        </ul>
      )}
      {many && !props.choose ? (
        <details>
          <summary>{say("page-publish-one-by-one")}</summary>
          <OneByOne {...props} />
        </details>
      ) : (
        <OneByOne {...props} />
      )}
    </>
  );
}

const shown = 12;

function OneByOne({ obstacles, chosen, choose }: AgainstProps) {
  return (
    <Table label={say("page-publish-against")} heads={[...(choose ? [say("page-publish-tick")] : []), say("page-publish-state"), say("page-publish-line"), say("page-publish-column"), say("page-publish-why-not")]}>
      {obstacles.map((one, at) => (
        <tr key={at}>
          {choose && <td>{!one.stops && <input type="checkbox" aria-label={`a${one.anchor} ${property(one.column)}`} checked={chosen?.has(cellName(one)) ?? false} onChange={() => choose(cellName(one))} />}</td>}
          <td>{one.stops ? <strong class="late">{outcome(one)}</strong> : outcome(one)}</td>
          <td>{one.anchor ? <a href={`/people/${one.anchor}`}>a{one.anchor}</a> : say("page-publish-whole")}</td>
          <td>{one.column && property(one.column)}</td>
          <td>
            <bdi>{one.sentence}</bdi> <span class="hint">{term("guard", one.guard)}</span>
          </td>
        </tr>
      ))}
    </Table>
  );
}

export const cellName = (one: { anchor: number; column: string }): string => `${one.anchor} ${one.column}`;
