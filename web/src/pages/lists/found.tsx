// What was found when a list was read, long after it was taken up.
import type { Finding } from "../../api/lists";
import { useItems } from "../../api/use";
import { Page } from "../../parts/page";
import { ShownItems } from "../../parts/shown";
import { say } from "../../words";
import type { PageProps } from "../table";
import { Findings } from "./findings";

export function FoundPage({ open }: PageProps) {
  const findings = useItems<Finding>(`/api/lists/${open["at"]}/findings`);
  return (
    <Page
      wide
      title={say("page-list-findings")}
      lead={say("page-list-findings-lead")}
      actions={
        <a class="button" href={`/lists/${open["at"]}`}>
          {say("page-list-open")}
        </a>
      }
    >
      <ShownItems of={findings} empty={<p>{say("page-list-findings-none")}</p>}>
        {(items) => <Findings items={items} />}
      </ShownItems>
    </Page>
  );
}
