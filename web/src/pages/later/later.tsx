// A section whose pages are not there yet says what that means.
import { Page } from "../../parts/page";
import { say } from "../../words";

export function LaterPage() {
  return (
    <Page title={say("page-section-publish")}>
      <div class="empty">
        <p>{say("page-later-publish")}</p>
      </div>
    </Page>
  );
}
