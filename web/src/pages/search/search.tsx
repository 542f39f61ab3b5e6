// Searching as somebody writes: any alphabet, any order. Arrows choose among those found, Enter opens.
import { useEffect, useState } from "preact/hooks";
import type { Found } from "../../api/search";
import { useItems } from "../../api/use";
import { Page } from "../../parts/page";
import { ShownItems } from "../../parts/shown";
import { go } from "../../router";
import { percent, property, say } from "../../words";
import type { PageProps } from "../table";

const pause = 200; // ms of quiet before a search: about the time between two letters
const top = 20;

const address = (text: string): string => (text ? `/search?text=${encodeURIComponent(text)}` : "/search");

export function SearchPage({ query }: PageProps) {
  const [text, setText] = useState(query.get("text") ?? "");
  const [asked, setAsked] = useState(text.trim());
  const [chosen, setChosen] = useState(0);
  const found = useItems<Found>(asked ? `/api/search?text=${encodeURIComponent(asked)}&top=${top}` : null);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), pause);
    return () => clearTimeout(timer);
  }, [text]);
  useEffect(() => {
    setChosen(0);
    if (asked !== (query.get("text") ?? "")) go(address(asked), true);
  }, [asked]);
  const pressed = (event: KeyboardEvent): void => {
    const last = found.items.length - 1;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setChosen(Math.max(0, Math.min(last, chosen + (event.key === "ArrowDown" ? 1 : -1))));
    } else if (event.key === "Enter") {
      event.preventDefault();
      const one = asked === text.trim() ? found.items[chosen] : undefined;
      if (one) go(`/people/${one.anchor}`);
      else setAsked(text.trim());
    }
  };
  return (
    <Page title={say("page-section-search")} ownFocus>
      <div class="search-box" role="search">
        <input
          type="text"
          role="combobox"
          aria-label={say("page-search-whom")}
          aria-describedby="search-hint"
          aria-expanded={found.items.length > 0}
          aria-controls="found"
          aria-autocomplete="list"
          {...(found.items[chosen] && { "aria-activedescendant": `found-${found.items[chosen].anchor}` })}
          value={text}
          autoComplete="off"
          spellcheck={false}
          ref={focusOnce}
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={pressed}
        />
      </div>
      <p class="hint" id="search-hint">
        {say("page-search-hint")}
      </p>
      {asked ? <Results found={found} chosen={chosen} /> : <Begin />}
    </Page>
  );
}

function focusOnce(box: HTMLInputElement | null): void {
  if (!box || box.dataset["focused"]) return;
  box.dataset["focused"] = "yes";
  box.focus();
}

function Results({ found, chosen }: { found: ReturnType<typeof useItems<Found>>; chosen: number }) {
  return (
    <ShownItems of={found} empty={<p role="status">{say("page-search-nobody")}</p>}>
      {(items) => (
        <>
          <p class="unseen-text" role="status">
            {say("page-search-found", { n: items.length })}
          </p>
          <ul class="found" id="found" role="listbox" aria-label={say("page-search-results")}>
            {items.map((one, at) => (
              <li key={one.anchor} id={`found-${one.anchor}`} role="option" aria-selected={at === chosen}>
                <a href={`/people/${one.anchor}`} tabIndex={-1}>
                  <span class="name">
                    <bdi>{one.called}</bdi>
                  </span>
                  <span class="list">
                    <bdi>{one.list?.name}</bdi> {percent(one.probability)}
                  </span>
                  <span class="facts">{one.short.map((said) => `${property(said.property)} ${said.value}`).join(" · ")}</span>
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </ShownItems>
  );
}

/** Before anything is sought: what else a working day begins with. */
function Begin() {
  return (
    <ul class="begin">
      <li>
        <a href="/lists/new">{say("page-lists-import")}</a>
      </li>
      <li>
        <a href="/review">{say("page-list-review")}</a>
      </li>
      <li>
        <a href="/help">{say("page-help")}</a>
      </li>
    </ul>
  );
}
