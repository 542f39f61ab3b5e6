// A list is being taken up: how far it is, and where to go on when it is done. The page may be left; the work goes on.
import { useEffect, useState } from "preact/hooks";
import type { Imported, Job } from "../../api/lists";
import { cancelJob } from "../../api/lists";
import { useGet } from "../../api/use";
import { step } from "../../parts/labels";
import { Page } from "../../parts/page";
import { Progress } from "../../parts/progress";
import { Shown } from "../../parts/shown";
import { say } from "../../words";
import type { PageProps } from "../table";

const often = 400; // ms between two looks

export function JobPage({ open }: PageProps) {
  const id = open["id"]!;
  const job = useGet<Job>(`/api/jobs/${id}`);
  const goesOn = job.state === "here" && (job.data.state === "waiting" || job.data.state === "running");
  const [asked, setAsked] = useState(false);
  useEffect(() => {
    if (!goesOn) return;
    const timer = setTimeout(job.again, often);
    return () => clearTimeout(timer);
  });
  const cancel = (): void => (setAsked(true), void cancelJob(id).finally(job.again));
  return (
    <Page title={say("page-job")}>
      <Shown of={job}>
        {(now) =>
          goesOn ? (
            <>
              <Progress label={now.state === "waiting" ? say("page-job-waiting") : step(now.step)} done={now.done} of={1} />
              <p class="hint">{say("page-job-leave")}</p>
              <div class="actions">
                <button type="button" onClick={cancel} disabled={asked}>
                  {say("page-job-cancel")}
                </button>
              </div>
            </>
          ) : (
            <Ended job={now} />
          )
        }
      </Shown>
    </Page>
  );
}

function Ended({ job }: { job: Job }) {
  if (job.state === "cancelled")
    return (
      <div role="status">
        <p>{say("page-job-cancelled")}</p>
        <a href="/lists">{say("page-section-lists")}</a>
      </div>
    );
  if (job.state === "failed")
    return (
      <div class="trouble" role="alert">
        <p>{job.error?.sentence ?? say("page-broken")}</p>
        <a href="/lists/new">{say("page-lists-import")}</a>
      </div>
    );
  return job.result && <Done result={job.result} />;
}

function Done({ result }: { result: Imported }) {
  if (result.known_before)
    return (
      <div class="note" role="status">
        <p>{say("page-job-known")}</p>
        <a href="/lists">{say("page-section-lists")}</a>
      </div>
    );
  return (
    <div role="status">
      <p>
        {say("page-job-lines", { n: result.lines })}
        {result.findings > 0 && ` ${say("page-job-findings", { n: result.findings })}`}
        {result.joined > 0 && ` ${say("page-job-joined", { n: result.joined })}`}
        {result.proposals > 0 && ` ${say("page-job-pairs", { n: result.proposals })}`}
      </p>
      {result.lists.map(({ at, name }) => (
        <div class="actions" key={at}>
          {result.lists.length > 1 && <bdi>{name}</bdi>}
          <a class="button main" href={`/lists/${at}/standing`}>
            {say("page-standing-open")}
          </a>
          <a class="button" href={`/review?list=${at}`}>
            {say("page-list-review")}
          </a>
          <a class="button" href={`/lists/${at}`}>
            {say("page-list-open")}
          </a>
        </div>
      ))}
    </div>
  );
}
