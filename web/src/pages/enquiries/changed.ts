// What is new in an enquiry since somebody looked at it, in sentences.
import type { Enquiry } from "../../api/enquiries";
import { say, term } from "../../words";

export function changedIn(before: Enquiry, now: Enquiry): string[] {
  const values: [label: string, was: string, is: string][] = [
    [say("page-enquiry-promised"), before.promise, now.promise],
    [say("page-enquiry-may"), term("tell", before.may_be_told), term("tell", now.may_be_told)],
    [say("page-enquiry-proof"), term("proof", before.enquirer.proof), term("proof", now.enquirer.proof)],
  ];
  return [
    ...now.answers.filter((one) => !before.answers.some(({ at }) => at === one.at)).map((one) => say("page-changed-answer", { actor: one.actor, text: one.text })),
    ...values.filter(([, was, is]) => was !== is).map(([what, , value]) => say("page-changed-value", { what, value })),
    ...(!before.closed && now.closed ? [say("page-enquiry-closed")] : []),
  ];
}
