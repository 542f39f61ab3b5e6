// A section whose pages are not there yet says so, and how its work is done meanwhile.
import { Page } from "../../parts/page";
import { useAddress } from "../../router";
import { say } from "../../words";

export function LaterPage() {
  const publish = useAddress().path === "/publish";
  return (
    <Page title={publish ? say("page-section-publish") : say("page-section-enquiries")}>
      <div class="empty">
        <p>{publish ? say("page-later-publish") : say("page-later-enquiries")}</p>
      </div>
    </Page>
  );
}
