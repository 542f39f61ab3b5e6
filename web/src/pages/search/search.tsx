// Searching as somebody writes: any alphabet, any order. Arrows go through those found, Enter opens the first.
import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Found } from "../../api/search";
import type { Items } from "../../api/use";
import { useItems } from "../../api/use";
import { Page } from "../../parts/page";
import { inShort } from "../../parts/short";
import { ShownItems } from "../../parts/shown";
import { go } from "../../router";
import { percent, say } from "../../words";
import type { PageProps } from "../table";

const pause = 200; // ms of quiet before a search: about the time between two letters
const top = 20;
const telling = 0.1; // a smaller probability says only that too little was asked

const address = (text: string): string => (text ? `/search?text=${encodeURIComponent(text)}` : "/search");

export function SearchPage({ query }: PageProps) {
  const [text, setText] = useState(query.get("text") ?? "");
  const [asked, setAsked] = useState(text.trim());
  const box = useRef<HTMLInputElement>(null);
  const found = useItems<Found>(asked ? `/api/search?text=${encodeURIComponent(asked)}&top=${top}` : null);
  useEffect(() => box.current?.focus(), []);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), pause);
    return () => clearTimeout(timer);
  }, [text]);
  useEffect(() => {
    if (asked !== (query.get("text") ?? "")) go(address(asked), true);
  }, [asked]);
  const pressed = (event: KeyboardEvent): void => {
    if (event.key === "ArrowDown") return event.preventDefault(), step(box.current, 1);
    if (event.key !== "Enter") return;
    event.preventDefault();
    const first = asked === text.trim() ? found.items[0] : undefined;
    if (first) go(`/people/${first.anchor}`);
    else setAsked(text.trim());
  };
  return (
    <Page title={say("page-section-search")} ownFocus>
      <div class="search-box" role="search">
        <input
          type="search"
          aria-label={say("page-search-whom")}
          aria-describedby="search-hint"
          value={text}
          autoComplete="off"
          spellcheck={false}
          ref={box}
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={pressed}
        />
      </div>
      <p class="hint" id="search-hint">
        {say("page-search-hint")}
      </p>
      {asked ? <Results found={found} box={box} /> : <Begin />}
    </Page>
  );
}

/** The focus goes up and down among those found; above the first is the box. */
function step(box: HTMLInputElement | null, by: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLElement>(".found a")];
  const at = links.findIndex((link) => link === document.activeElement) + by;
  (at < 0 ? box : links[Math.min(at, links.length - 1)])?.focus();
}

function Results({ found, box }: { found: Items<Found>; box: RefObject<HTMLInputElement | null> }) {
  const pressed = (event: KeyboardEvent): void => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    step(box.current, event.key === "ArrowDown" ? 1 : -1);
  };
  return (
    <ShownItems of={found} empty={<p role="status">{say("page-search-nobody")}</p>}>
      {(items) => (
        <>
          <p class="unseen-text" role="status">
            {say("page-search-found", { n: items.length })}
          </p>
          <ul class="found" aria-label={say("page-search-results")} onKeyDown={pressed}>
            {items.map((one) => (
              <li key={one.anchor}>
                <a href={`/people/${one.anchor}`}>
                  <span class="name">
                    <bdi>{one.called}</bdi>
                  </span>
                  <span class="list">
                    <bdi>{one.list?.name}</bdi> {one.probability >= telling && percent(one.probability)}
                  </span>
                  <span class="facts">{inShort(one)}</span>
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
        <a href="/acts">{say("page-acts")}</a>
      </li>
      <li>
        <a href="/help">{say("page-help")}</a>
      </li>
    </ul>
  );
}
