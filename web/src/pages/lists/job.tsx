// A list is being taken up: how far it is, and where to go on when it is done. The page may be left; the work goes on.
import { useEffect, useState } from "preact/hooks";
import type { Job } from "../../api/lists";
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
              <Progress label={now.state === "waiting" ? say("page-job-waiting") : step(now.step)} done={now.done} of={now.of} />
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
  return <Done result={job.result ?? {}} />;
}

/** What came of it; a file may hold several lists. */
interface Result {
  lists?: { at: number; name: string; lines: number; rejected?: number; findings?: number }[];
  proposals?: number;
}

function Done({ result }: { result: Result }) {
  return (
    <div role="status">
      {(result.lists ?? []).map((list) => (
        <section key={list.at}>
          <h2>
            <bdi>{list.name}</bdi>
          </h2>
          <p>{say("page-job-lines", { n: list.lines })}</p>
          <div class="actions">
            <a class="button main" href={`/lists/${list.at}/standing`}>
              {say("page-standing-open")}
            </a>
            <a class="button" href={`/lists/${list.at}`}>
              {say("page-list-open")}
            </a>
          </div>
        </section>
      ))}
      {(result.proposals ?? 0) > 0 && (
        <p>
          {say("page-job-pairs", { n: result.proposals! })} <a href="/review">{say("page-section-review")}</a>
        </p>
      )}
    </div>
  );
}
