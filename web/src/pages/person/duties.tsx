// What is owed about somebody whom we hold: what, by when, by which law; and that it was done.
import type { OwedDuty } from "../../api/custody";
import { dutyDone } from "../../api/custody";
import { Table } from "../../parts/table";
import { dayOf, say, term } from "../../words";
import type { Write } from "./fields";
import { Step } from "./fields";

interface Props {
  anchor: number;
  duties: OwedDuty[];
  today: number;
  write: Write;
  may: boolean;
}

export function Duties({ anchor, duties, today, write, may }: Props) {
  if (!duties.length) return <p class="empty">{say("page-duties-none")}</p>;
  return (
    <Table label={say("page-duties")} heads={[say("page-duties"), say("page-duty-due"), say("page-duty-source"), say("page-duty-done")]}>
      {duties.map((one) => (
        <tr key={`${one.duty}-${one.of}`}>
          <th scope="row">{term("duty", one.duty)}</th>
          <td>
            {dayOf(one.due)} {one.due < today && <strong class="late">{say("page-duty-late")}</strong>}
          </td>
          <td>{one.source}</td>
          <td>
            {one.done !== null && dayOf(one.done)}
            {may && (
              <Step
                id={`done-${one.duty}-${one.of}`}
                title={say("page-duty-do")}
                begin={{ on: "", reference: "" }}
                fields={[
                  { name: "on", label: say("page-custody-on"), hint: say("page-day-hint"), width: "short", wanted: say("page-custody-on") },
                  { name: "reference", label: say("page-duty-reference"), width: "middle" },
                ]}
                work={(said) => write((etag) => dutyDone(anchor, { duty: one.duty, of: one.of, ...said }, etag))}
              />
            )}
          </td>
        </tr>
      ))}
    </Table>
  );
}
