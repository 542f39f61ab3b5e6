// Which page an address shows. A page is a component of its own folder; what it needs from the address it is handed as text.
import type { ComponentType } from "preact";
import { AuditPage } from "./audit/audit";
import { EnquiriesPage } from "./enquiries/enquiries";
import { EnquiryPage } from "./enquiries/enquiry";
import { NewEnquiryPage } from "./enquiries/new";
import { FormsPage } from "./forms/forms";
import { HelpPage } from "./help/help";
import { DifferencePage } from "./lists/difference";
import { DraftPage } from "./lists/draft";
import { FoundPage } from "./lists/found";
import { JobPage } from "./lists/job";
import { ListPage } from "./lists/list";
import { ListsPage } from "./lists/lists";
import { NewListPage } from "./lists/new-list";
import { StandingPage } from "./lists/standing";
import { PersonActsPage } from "./person/acts";
import { ActsPage } from "./person/all-acts";
import { AttachmentPage } from "./person/attachment";
import { AttachmentsPage } from "./person/attachments";
import { ComparePage } from "./person/compare";
import { CustodyPage } from "./person/custody";
import { NotePage } from "./person/note";
import { PersonPage } from "./person/person";
import { RelationsPage } from "./person/relations";
import { EmbargoesPage } from "./publish/embargoes";
import { NewPublicationPage } from "./publish/new";
import { PublicationPage } from "./publish/publication";
import { PublicationsPage } from "./publish/publications";
import { BatchPage } from "./review/batch";
import { BatchesPage } from "./review/batches";
import { PairPage } from "./review/pair";
import { ReviewPage } from "./review/review";
import { TeamPage } from "./review/team";
import { WorklistPage } from "./review/worklist";
import { SearchPage } from "./search/search";
import { OnePersonPage } from "./settings/one-person";
import { NewPersonPage, PeoplePage } from "./settings/people";
import { PoliciesPage } from "./settings/policies";
import { SettingsPage } from "./settings/settings";
import { TotpPage } from "./settings/totp";
import { VocabulariesPage } from "./settings/vocabularies";

export interface PageProps {
  /** What the pattern leaves open. */
  open: Record<string, string>;
  query: URLSearchParams;
}

export const pages: readonly (readonly [pattern: string, page: ComponentType<PageProps>])[] = [
  ["/", SearchPage],
  ["/search", SearchPage],
  ["/lists", ListsPage],
  ["/lists/new", NewListPage],
  ["/lists/new/:draft", DraftPage],
  ["/lists/:at", ListPage],
  ["/lists/:at/standing", StandingPage],
  ["/lists/:at/findings", FoundPage],
  ["/lists/:at/difference", DifferencePage],
  ["/jobs/:id", JobPage],
  ["/review", ReviewPage],
  ["/review/team", TeamPage],
  ["/review/team/:name", WorklistPage],
  ["/review/batches", BatchesPage],
  ["/review/batches/:at", BatchPage],
  ["/review/:left/:right", PairPage],
  ["/people/:anchor", PersonPage],
  ["/people/:anchor/note", NotePage],
  ["/people/:anchor/forms", FormsPage],
  ["/people/:anchor/attachments", AttachmentsPage],
  ["/people/:anchor/attachments/:at", AttachmentPage],
  ["/compare/:left/:right", ComparePage],
  ["/people/:anchor/custody", CustodyPage],
  ["/people/:anchor/relations", RelationsPage],
  ["/people/:anchor/acts", PersonActsPage],
  ["/acts", ActsPage],
  ["/enquiries", EnquiriesPage],
  ["/enquiries/new", NewEnquiryPage],
  ["/enquiries/:at", EnquiryPage],
  ["/publish", PublicationsPage],
  ["/publish/new", NewPublicationPage],
  ["/publish/embargoes", EmbargoesPage],
  ["/publish/:at", PublicationPage],
  ["/audit", AuditPage],
  ["/settings", SettingsPage],
  ["/settings/totp", TotpPage],
  ["/settings/policies", PoliciesPage],
  ["/settings/vocabularies", VocabulariesPage],
  ["/settings/people", PeoplePage],
  ["/settings/people/new", NewPersonPage],
  ["/settings/people/:id", OnePersonPage],
  ["/help", HelpPage],
];

/** The sections in the order of the work. Exchange and figures will stand between enquiries and publishing. */
export const sections = [
  { path: "/search", word: "page-section-search" },
  { path: "/lists", word: "page-section-lists" },
  { path: "/review", word: "page-section-review" },
  { path: "/enquiries", word: "page-section-enquiries" },
  { path: "/publish", word: "page-section-publish" },
  { path: "/audit", word: "page-section-audit" },
  { path: "/settings", word: "page-section-settings" },
] as const satisfies readonly { path: string; word: keyof PageWords }[];
