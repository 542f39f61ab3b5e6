// Who read what, when and for what. Filled from the server's trail.
import { Page } from "../../parts/page";
import { say } from "../../words";

export function AuditPage() {
  return (
    <Page title={say("page-section-audit")}>
      <div class="empty">
        <p>{say("page-later-audit")}</p>
      </div>
    </Page>
  );
}
