// The keys, all on one page.
import { Page } from "../../parts/page";
import { say } from "../../words";

const everywhere = [
  ["/", "page-key-search"],
  ["?", "page-key-help"],
] as const;
const review = [
  ["1 s", "page-key-same"],
  ["2 n", "page-key-not-same"],
  ["3 u", "page-key-unsure"],
  ["space", "page-key-next"],
  ["z", "page-key-undo"],
] as const;
const search = [
  ["↑ ↓", "page-key-choose"],
  ["Enter", "page-key-open"],
] as const;

function Keys({ of }: { of: readonly (readonly [string, keyof PageWords])[] }) {
  return (
    <dl class="keys">
      {of.map(([keys, word]) => (
        <>
          <dt>
            {keys.split(" ").map((key) => (
              <>
                <kbd>{key === "space" ? say("page-key-space") : key}</kbd>{" "}
              </>
            ))}
          </dt>
          <dd>{say(word as "page-key-search")}</dd>
        </>
      ))}
    </dl>
  );
}

export function HelpPage() {
  return (
    <Page title={say("page-help")} lead={say("page-help-lead")}>
      <h2>{say("page-help-everywhere")}</h2>
      <Keys of={everywhere} />
      <h2>{say("page-section-search")}</h2>
      <Keys of={search} />
      <h2>{say("page-section-review")}</h2>
      <Keys of={review} />
    </Page>
  );
}
