// Pages have addresses. A link is an ordinary <a href>: one listener turns those of ours into a change of the address without a reload.
import { useEffect, useState } from "preact/hooks";

const moved = "nostoi-moved";

export function go(address: string, replace = false): void {
  if (replace) history.replaceState(null, "", address);
  else history.pushState(null, "", address);
  window.dispatchEvent(new Event(moved));
}

export interface Address {
  path: string;
  query: URLSearchParams;
}

const here = (): string => location.pathname + location.search;
export const addressOf = (text: string): Address => {
  const [path = "/", query = ""] = text.split("?");
  return { path, query: new URLSearchParams(query) };
};

export function useAddress(): Address {
  const [address, setAddress] = useState(here);
  useEffect(() => {
    const changed = (): void => setAddress(here());
    window.addEventListener(moved, changed);
    window.addEventListener("popstate", changed);
    return () => {
      window.removeEventListener(moved, changed);
      window.removeEventListener("popstate", changed);
    };
  }, []);
  return addressOf(address);
}

/** The parts of a path that a pattern leaves open: "/lists/:at" and "/lists/12" give {at: "12"}; nothing where they differ. */
export function matched(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split("/");
  const said = path.replace(/(.)\/$/, "$1").split("/");
  if (wanted.length !== said.length) return undefined;
  const open: Record<string, string> = {};
  for (const [at, part] of wanted.entries()) {
    const text = said[at]!;
    if (part.startsWith(":")) open[part.slice(1)] = decodeURIComponent(text);
    else if (part !== text) return undefined;
  }
  return open;
}

/** Links of ours do not reload; those with a modifier key, a target or a download do what the browser does. */
export function followLinks(): void {
  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link || link.target || link.hasAttribute("download") || link.origin !== location.origin || link.pathname.startsWith("/api/")) return;
    if (link.hash && link.pathname + link.search === here()) return;
    event.preventDefault();
    go(link.pathname + link.search);
  });
}
