// Words of the pages for the closed lists that the server knows by name. A name without words is shown as it is: nothing is hidden.
import { property, say } from "../words";

const purposesOfLists = {
  missing: "page-for-missing",
  held: "page-for-held",
  requested: "page-for-requested",
  offered: "page-for-offered",
  agreed: "page-for-agreed",
  returned: "page-for-returned",
  remains: "page-for-remains",
  dead: "page-for-dead",
  children: "page-for-children",
} as const;

/** What a list may be about, as the form offers it. */
export const listPurposes = ["missing", "held", "requested", "offered", "agreed", "returned", "remains", "dead", "children"];

const flags = {
  known: "page-flag-known",
  home: "page-flag-home",
  twice: "page-flag-twice",
  dead: "page-flag-dead",
  child: "page-flag-child",
  missing: "page-flag-missing",
  held: "page-flag-held",
  conflict: "page-flag-conflict",
  candidate: "page-flag-candidate",
  candidates: "page-flag-candidates",
  withheld: "page-flag-withheld",
  "not-known": "page-flag-new",
} as const;

const verdicts = { same: "page-verdict-same", "not-same": "page-verdict-not-same", unsure: "page-verdict-unsure" } as const;

const agreements = { yes: "page-agrees-yes", nearly: "page-agrees-nearly", no: "page-agrees-no", "one-sided": "page-agrees-one-sided" } as const;

const roles = { identity: "page-role-identity", circumstance: "page-role-circumstance", never: "page-role-never" } as const;

const steps = { reading: "page-step-reading", writing: "page-step-writing", matching: "page-step-matching" } as const;

/** Steps of a weight that are no comparison of one property. */
const otherSteps = { prior: "page-weight-prior", swapped: "page-weight-swapped", company: "page-weight-company" } as const;

const labelled =
  <Key extends keyof PageWords>(words: Record<string, Key>) =>
  (name: string): string => {
    const key = Object.hasOwn(words, name) ? words[name] : undefined;
    return key === undefined ? name : say(key as "page-for-missing");
  };

export const listPurpose = labelled(purposesOfLists);
export const flag = labelled(flags);
export const verdict = labelled(verdicts);
export const agreement = labelled(agreements);
export const columnRole = labelled(roles);
export const step = labelled(steps);
export const weightStep = (name: string): string => (Object.hasOwn(otherSteps, name) ? labelled(otherSteps)(name) : property(name));
