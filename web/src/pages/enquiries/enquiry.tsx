// One enquiry: who asks, the most they may be told, what was promised, and every answer that was given.
import type { Enquiry } from "../../api/enquiries";
import { asRefused, useGet } from "../../api/use";
import type { Vocabulary } from "../../api/vocabulary";
import { Facts as Known } from "../../parts/facts";
import { Page } from "../../parts/page";
import { Shown, Trouble } from "../../parts/shown";
import { dayOf, moment, say, term } from "../../words";
import type { PageProps } from "../table";
import { Steps } from "./steps";

export function EnquiryPage({ open }: PageProps) {
  const read = useGet<Enquiry>(`/api/enquiries/${open["at"]}`);
  const vocabulary = useGet<Vocabulary>("/api/vocabulary");
  if (read.state === "here" && read.data.withheld) return <Trouble refused={asRefused(say("page-withheld"))} />;
  return (
    <Shown of={read}>
      {(enquiry, etag) => (
        <Page
          title={enquiry.enquirer.name}
          lead={term("kinship", enquiry.enquirer.kinship)}
          actions={
            <a class="button" href={`/people/${enquiry.note}`}>
              {say("page-review-open-person")}
            </a>
          }
        >
          <Facts enquiry={enquiry} />
          <h2>{say("page-enquiry-answers")}</h2>
          <Answers enquiry={enquiry} />
          {!enquiry.closed && <Shown of={vocabulary}>{(words) => <Steps enquiry={enquiry} etag={etag} words={words} done={read.again} />}</Shown>}
        </Page>
      )}
    </Shown>
  );
}

function Facts({ enquiry }: { enquiry: Enquiry }) {
  const facts: [string, string][] = [
    [say("page-enquiry-may"), term("tell", enquiry.may_be_told)],
    [say("page-enquiry-proof"), term("proof", enquiry.enquirer.proof)],
    [say("page-enquiry-promised"), enquiry.promise],
    [say("page-enquiry-due"), enquiry.closed ? say("page-enquiry-closed") : enquiry.due === null ? "" : dayOf(enquiry.due)],
    [say("page-enquiry-contact"), enquiry.enquirer.contact],
    [say("page-enquiry-text"), enquiry.text],
    [say("page-enquiry-taken"), `${enquiry.actor}, ${moment(enquiry.when)}`],
  ];
  return <Known of={facts} kind="enquiry" />;
}

function Answers({ enquiry }: { enquiry: Enquiry }) {
  if (!enquiry.answers.length) return <p class="empty">{say("page-enquiry-no-answers")}</p>;
  return (
    <table class="full">
      <thead>
        <tr>
          <th scope="col">{say("page-history-when")}</th>
          <th scope="col">{say("page-history-who")}</th>
          <th scope="col">{say("page-enquiry-told")}</th>
          <th scope="col">{say("page-enquiry-how-told")}</th>
          <th scope="col">{say("page-enquiry-said")}</th>
        </tr>
      </thead>
      <tbody>
        {enquiry.answers.map((one) => (
          <tr key={one.at}>
            <td>{moment(one.when)}</td>
            <td>
              <bdi>{one.actor}</bdi>
            </td>
            <td>{term("tell", one.told)}</td>
            <td>{term("answer", one.how)}</td>
            <td>
              <bdi>{one.text}</bdi>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
