// Which pairs of the queue: all that are one's own to say, those given to one, nobody's, those one has left; of all lists or of one.
import type { List } from "../../api/lists";
import { useItems } from "../../api/use";
import { go } from "../../router";
import { say } from "../../words";

const choices = [
  { which: "", word: "page-review-all" },
  { which: "mine", word: "page-review-mine" },
  { which: "free", word: "page-review-free" },
  { which: "skipped", word: "page-review-left" },
] as const;

export const whichOf = (query: URLSearchParams): string => choices.find(({ which }) => which && query.has(which))?.which ?? "";

const address = (which: string, list: string): string => {
  const query = new URLSearchParams({ ...(list && { list }), ...(which && { [which]: "1" }) });
  return query.size ? `/review?${query}` : "/review";
};

export function Filters({ which, list }: { which: string; list: string }) {
  const lists = useItems<List>("/api/lists");
  return (
    <div class="filters no-print" role="group" aria-label={say("page-review-which")}>
      {choices.map((one) => (
        <button key={one.which} type="button" aria-pressed={one.which === which} onClick={() => go(address(one.which, list))}>
          {say(one.word)}
        </button>
      ))}
      <select aria-label={say("page-team-list")} value={list} onChange={(event) => go(address(which, event.currentTarget.value))}>
        <option value="">{say("page-review-any-list")}</option>
        {lists.items.map((one) => (
          <option key={one.at} value={one.at}>
            {one.name}
          </option>
        ))}
      </select>
    </div>
  );
}
