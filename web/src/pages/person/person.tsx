// A person's file: who it is in every spelling, what is said by property with who says it and where it stands, what does not agree, how it
// came together; as it is now, or as it was known at any moment before.
import { useState } from "preact/hooks";
import type { Person } from "../../api/people";
import { may } from "../../api/session";
import { useGet } from "../../api/use";
import { Page } from "../../parts/page";
import { Shown } from "../../parts/shown";
import { moment, say } from "../../words";
import type { PageProps } from "../table";
import { Alarms } from "./alarms";
import { Entries } from "./entries";
import { History } from "./history";
import { StandingOf } from "./standing";
import { Statements } from "./statements";
import { Urgent } from "./urgent";

export function PersonPage({ open }: PageProps) {
  const [known, setKnown] = useState<number | undefined>();
  const now = useGet<Person>(`/api/people/${open["anchor"]}`);
  const then = useGet<Person>(known === undefined ? null : `/api/people/${open["anchor"]}?known=${known}`);
  return (
    <Shown of={now}>
      {(person, etag) => (
        <Page
          wide
          title={person.names[0] ?? say("page-person")}
          actions={
            <>
              <a class="button main" href={`/enquiries/new?about=${person.person}`}>
                {say("page-enquiry-new")}
              </a>
              <a class="button" href={`/people/${person.person}/note`}>
                {say("page-note-new")}
              </a>
              <a class="button" href={`/enquiries?about=${person.person}`}>
                {say("page-section-enquiries")}
              </a>
              <button type="button" onClick={() => window.print()}>
                {say("page-print")}
              </button>
              <a class="button" href={`/people/${person.person}/forms`}>
                {say("page-forms")}
              </a>
              <a class="button" href={`/publish?about=${person.person}`}>
                {say("page-publish-about")}
              </a>
              <a class="button" href={`/audit?person=${person.person}`}>
                {say("page-person-who-saw")}
              </a>
            </>
          }
        >
          <Sides person={person.person} />
          <Slider person={person} known={known} choose={setKnown} />
          {known === undefined ? <File person={person} etag={etag} again={now.again} /> : <Shown of={then}>{(before) => <File person={before} />}</Shown>}
        </Page>
      )}
    </Shown>
  );
}

/** What is kept of a person beside what is said of them, each side on a page of its own. */
function Sides({ person }: { person: number }) {
  return (
    <ul class="sides no-print">
      <li>
        <a href={`/people/${person}/attachments`}>{say("page-attachments")}</a>
      </li>
      <li>
        <a href={`/people/${person}/custody`}>{say("page-custody")}</a>
      </li>
      <li>
        <a href={`/people/${person}/relations`}>{say("page-relations")}</a>
      </li>
      <li>
        <a href={`/people/${person}/acts`}>{say("page-acts-of")}</a>
      </li>
    </ul>
  );
}

/** Moments when something about this person became known; the last one is now. */
function Slider({ person, known, choose }: { person: Person; known: number | undefined; choose: (known: number | undefined) => void }) {
  const { moments } = person;
  if (moments.length < 2) return null;
  const last = moments.length - 1;
  const found = known === undefined ? last : moments.findIndex((one) => one.at === known);
  const at = found < 0 ? last : found;
  const told = at === last ? say("page-person-now") : moment(moments[at]!.when);
  return (
    <div class="as-of no-print">
      <label for="as-of">{say("page-person-as-of")}</label>
      <input
        id="as-of"
        type="range"
        min={0}
        max={last}
        value={at}
        aria-valuetext={told}
        onInput={(event) => {
          const to = Number(event.currentTarget.value);
          choose(to === last ? undefined : moments[to]!.at);
        }}
      />
      <output for="as-of">{told}</output>
    </div>
  );
}

/** `again`: it is the file as it is now, and may be changed. */
function File({ person, etag = "", again }: { person: Person; etag?: string; again?: () => void }) {
  const withheld = person.entries.filter((entry) => entry.withheld).length;
  return (
    <>
      {person.names.length > 1 && (
        <p class="spellings">
          {say("page-person-also")}{" "}
          {person.names.slice(1).map((name) => (
            <bdi key={name}>{name}</bdi>
          ))}
        </p>
      )}
      <Alarms all={person.alarms} again={again} />
      {person.conflicts > 0 && (
        <div class="trouble">
          <p>{say("page-person-conflict", { n: person.conflicts })}</p>
        </div>
      )}
      {withheld > 0 && (
        <div class="note">
          <p>{say("page-person-withheld", { n: withheld })}</p>
        </div>
      )}
      <StandingOf person={person} />
      <h2>{say("page-person-said")}</h2>
      <Statements person={person} />
      <h2>{say("page-person-entries")}</h2>
      <Entries person={person} />
      <h2>{say("page-person-history")}</h2>
      <History person={person} etag={etag} again={again} />
      {may("review-lead") && again && <Urgent person={person} etag={etag} />}
    </>
  );
}
