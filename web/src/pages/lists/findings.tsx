// What could not be read or looks wrong, with its place and a sentence.
import type { Finding } from "../../api/lists";
import { number, say } from "../../words";

export function Findings({ items }: { items: Finding[] }) {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={say("page-findings-all")}>
      <table>
        <thead>
          <tr>
            <th scope="col" class="number">
              {say("page-row")}
            </th>
            <th scope="col">{say("page-column")}</th>
            <th scope="col">{say("page-cell")}</th>
            <th scope="col">{say("page-finding")}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((one, at) => (
            <tr key={at}>
              <td class="number">{one.row > 0 && number(one.row)}</td>
              <td>{one.column}</td>
              <td>
                <bdi>{one.text}</bdi>
              </td>
              <td>{one.withheld ? say("page-finding-withheld") : one.message}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
