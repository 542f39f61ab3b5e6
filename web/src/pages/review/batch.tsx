// One batch: its sample is decided pair by pair; the rest together, once all of the sample agree; and all of that may be taken back.
import { useState } from "preact/hooks";
import { may } from "../../api/session";
import type { Batch } from "../../api/team";
import { decideBatch, undoBatch } from "../../api/team";
import { useGet } from "../../api/use";
import { Reasoned } from "../../parts/reasoned";
import { verdict } from "../../parts/labels";
import { Page } from "../../parts/page";
import { Shown } from "../../parts/shown";
import { moment, number, percent, say } from "../../words";
import type { PageProps } from "../table";

export function stateOf(batch: Batch): string {
  if (batch.decided > 0) return say("page-batch-decided", { n: batch.decided });
  if (batch.contrary.length) return say("page-batch-contrary", { n: batch.contrary.length });
  if (batch.open.length) return say("page-batch-open", { n: batch.open.length });
  return say("page-batch-ready", { worst: percent(batch.worst) });
}

export function BatchPage({ open }: PageProps) {
  const batch = useGet<Batch>(`/api/batches/${open["at"]}`);
  const [told, setTold] = useState("");
  return (
    <Page title={say("page-batch", { at: String(open["at"]) })} lead={say("page-batches-lead")}>
      <p role="status">{told}</p>
      <Shown of={batch}>{(one) => <One batch={one} tell={(sentence) => (setTold(sentence), batch.again())} />}</Shown>
    </Page>
  );
}

function One({ batch, tell }: { batch: Batch; tell: (sentence: string) => void }) {
  const next = batch.open[0];
  const lead = may("review-lead");
  return (
    <>
      <dl>
        <dt>{say("page-batch-drawn")}</dt>
        <dd>
          {moment(batch.when)}, <bdi>{batch.actor}</bdi>
        </dd>
        <dt>{say("page-batch-verdict")}</dt>
        <dd>{verdict(batch.verdict)}</dd>
        <dt>{say("page-batch-sample")}</dt>
        <dd>{number(batch.sample.length)}</dd>
        <dt>{say("page-batch-rest")}</dt>
        <dd>{number(batch.rest)}</dd>
      </dl>
      <p class={batch.contrary.length ? "trouble" : "note"}>{stateOf(batch)}</p>
      {next && (
        <a class="button main" href={`/review/${next[0]}/${next[1]}?batch=${batch.at}`}>
          {say("page-batch-next")}
        </a>
      )}
      {lead && batch.ready && batch.decided === 0 && (
        <Reasoned
          name="decide"
          action={say("page-batch-decide")}
          work={async (why) => {
            const { decided, passed_over: passed } = await decideBatch(batch.at, why);
            tell(say("page-batch-done", { decided, passed }));
          }}
        />
      )}
      {lead && batch.decided > 0 && (
        <Reasoned name="undo" action={say("page-batch-undo")} work={async (why) => tell(say("page-batch-undone", { n: (await undoBatch(batch.at, why)).taken_back }))} />
      )}
    </>
  );
}
