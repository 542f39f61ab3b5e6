// Held by us: what happened, and what is owed by which law. Held by them: the same things are questions, and who was asked them.
import type { Kept } from "../../api/custody";
import { may } from "../../api/session";
import { useGet } from "../../api/use";
import type { Vocabulary } from "../../api/vocabulary";
import { ToFile } from "../../parts/back";
import { Meanwhile, useBasis } from "../../parts/basis";
import { Page } from "../../parts/page";
import { Shown } from "../../parts/shown";
import { say } from "../../words";
import type { PageProps } from "../table";
import { Duties } from "./duties";
import { Ours } from "./held";
import { Queries } from "./queries";

export function CustodyPage({ open }: PageProps) {
  const anchor = Number(open["anchor"]);
  const kept = useGet<Kept>(`/api/people/${anchor}/custody`);
  const vocabulary = useGet<Vocabulary>("/api/vocabulary");
  return (
    <Page wide title={say("page-custody")} actions={<ToFile anchor={anchor} />}>
      <Shown of={kept}>
        {(all, etag) => <Shown of={vocabulary}>{(words) => <Both anchor={anchor} kept={all} etag={etag} words={words} again={kept.again} />}</Shown>}
      </Shown>
    </Page>
  );
}

interface Props {
  anchor: number;
  kept: Kept;
  etag: string;
  words: Vocabulary;
  again: () => void;
}

function Both({ anchor, kept, etag, words, again }: Props) {
  const basis = useBasis(`/api/people/${anchor}/custody`, kept, etag, () => []);
  const write = (work: (now: string) => Promise<unknown>): Promise<void> => basis.write(work).then(again);
  return (
    <>
      <p>
        <bdi>{kept.called}</bdi>
      </p>
      <Meanwhile basis={basis} />
      <h2>{say("page-custody-ours")}</h2>
      <p class="hint">{say("page-custody-ours-lead")}</p>
      <Ours anchor={anchor} custodies={kept.custodies} words={words} write={write} may={may("custody-write")} />
      <h3>{say("page-duties")}</h3>
      <Duties anchor={anchor} duties={kept.duties} today={kept.today} write={write} may={may("custody-write")} />
      {kept.queries && (
        <>
          <h2>{say("page-custody-theirs")}</h2>
          <p class="hint">{say("page-custody-theirs-lead")}</p>
          <Queries anchor={anchor} queries={kept.queries} words={words} write={write} may={may("enquiry-write")} />
        </>
      )}
    </>
  );
}
