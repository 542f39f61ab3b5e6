// One pair by its address: from a list's table or a colleague's message.
import { useState } from "preact/hooks";
import { Page } from "../../parts/page";
import { verdict as verdictWord } from "../../parts/labels";
import { say } from "../../words";
import type { PageProps } from "../table";
import { Judging } from "./judging";

export function PairPage({ open, query }: PageProps) {
  const batch = Number(query.get("batch"));
  const [told, setTold] = useState("");
  return (
    <Page wide title={say("page-review-pair")}>
      {told ? (
        <div role="status">
          <p>{told}</p>
          <p>
            {batch > 0 ? (
              <a href={`/review/batches/${batch}`}>{say("page-batch-back")}</a>
            ) : (
              <a href={`/people/${open["left"]}`}>{say("page-review-open-person")}</a>
            )}
          </p>
        </div>
      ) : (
        <Judging
          left={Number(open["left"])}
          right={Number(open["right"])}
          undo={null}
          skipped={() => setTold(say("page-review-skipped"))}
          decided={(verdict, { decision }) => setTold(decision ? say("page-review-decided", { verdict: verdictWord(verdict) }) : say("page-review-waits"))}
        />
      )}
    </Page>
  );
}
