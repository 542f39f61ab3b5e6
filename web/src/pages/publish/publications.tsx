// Everything that left the house or waits to: what has to come back stands first.
import type { Publication } from "../../api/publish";
import { useGet } from "../../api/use";
import { Page } from "../../parts/page";
import { Shown } from "../../parts/shown";
import { Table } from "../../parts/table";
import { number, say, term } from "../../words";
import type { PageProps } from "../table";

const order = (one: Publication): number => (one.wants_copies_back ? 0 : one.state === "proposed" ? 1 : 2);

export function PublicationsPage({ query }: PageProps) {
  const about = query.get("about");
  const all = useGet<{ items: Publication[] }>(`/api/publications${about ? `?about=${encodeURIComponent(about)}` : ""}`);
  return (
    <Page
      wide
      title={about ? say("page-publish-about") : say("page-section-publish")}
      lead={say("page-publish-lead")}
      actions={
        <>
          <a class="button" href="/publish/embargoes">
            {say("page-embargoes")}
          </a>
          <a class="button main" href="/publish/new">
            {say("page-publish-new")}
          </a>
        </>
      }
    >
      <Shown of={all}>
        {({ items }) =>
          items.length ? (
            <Rows items={[...items].sort((one, other) => order(one) - order(other) || other.at - one.at)} />
          ) : (
            <div class="empty">
              <p>{say("page-publish-none")}</p>
            </div>
          )
        }
      </Shown>
    </Page>
  );
}

function Rows({ items }: { items: Publication[] }) {
  return (
    <Table
      label={say("page-section-publish")}
      heads={[
        { number: say("page-publish-number") },
        say("page-publish-to"),
        say("page-publish-kind"),
        { number: say("page-publish-lines") },
        say("page-publish-state"),
        say("page-publish-until"),
        { number: say("page-publish-out") },
      ]}
    >
      {items.map((one) => (
        <tr key={one.at} class={one.state === "refused" ? "old" : ""}>
          <td class="number">
            <a href={`/publish/${one.at}`}>{one.at}</a>
          </td>
          <th scope="row">
            <bdi>{one.to.name}</bdi>
          </th>
          <td>{term("recipient", one.to.kind)}</td>
          <td class="number">{one.count ? say("page-publish-count-short") : number(one.lines)}</td>
          <td>
            {term("publication", one.state)} {one.wants_copies_back && <strong class="late">{say("page-publish-back")}</strong>}
          </td>
          <td>{one.until.text}</td>
          <td class="number">{one.copies.filter((copy) => !copy.gone).length || ""}</td>
        </tr>
      ))}
    </Table>
  );
}
