// A text with the letters marked that differ, and with what cannot be seen said in letters.
import type { ComponentChildren } from "preact";

const hidden = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

/** Control characters, zero-width characters and changes of direction as their code points. */
function seen(text: string): ComponentChildren[] {
  const out: ComponentChildren[] = [];
  let plain = "";
  for (const letter of text) {
    if (!hidden.test(letter)) {
      plain += letter;
      continue;
    }
    if (plain) out.push(plain);
    plain = "";
    out.push(<span class="unseen">U+{letter.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}</span>);
  }
  if (plain) out.push(plain);
  return out;
}

/** A cell as it stands, set apart from the direction of the text around it. */
export const Cell = ({ text }: { text: string }) => <bdi>{seen(text)}</bdi>;

export function Letters({ text, spans }: { text: string; spans: [number, number][] }) {
  const letters = Array.from(text);
  const marked = spans.reduce((sum, [from, to]) => sum + to - from, 0);
  if (2 * marked > letters.length) return <Cell text={text} />; // another word altogether: marks would tell nothing
  const parts: ComponentChildren[] = [];
  let at = 0;
  for (const [from, to] of spans) {
    if (from > at) parts.push(...seen(letters.slice(at, from).join("")));
    parts.push(<mark>{seen(letters.slice(from, to).join(""))}</mark>);
    at = to;
  }
  if (at < letters.length) parts.push(...seen(letters.slice(at).join("")));
  return <bdi>{parts}</bdi>;
}
