// From a page about one side of a person back to the whole file.
import { say } from "../words";

export const ToFile = ({ anchor }: { anchor: number | string }) => (
  <a class="button" href={`/people/${anchor}`}>
    {say("page-attachment-back")}
  </a>
);
