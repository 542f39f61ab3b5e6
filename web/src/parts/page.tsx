// A page: its heading names it, in the title of the window too. Whoever comes to it by a link finds the focus at the heading.
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { say } from "../words";

let arrived = false;

interface Props {
  title: string;
  lead?: ComponentChildren;
  /** What can be done with the page as a whole, beside its heading. */
  actions?: ComponentChildren;
  children: ComponentChildren;
  /** Something on the page was not accepted: said in the title, where a screen reader begins. */
  wrong?: boolean;
  /** The page itself says where the focus goes. */
  ownFocus?: boolean;
  wide?: boolean;
}

export function Page({ title, lead, actions, children, wrong = false, ownFocus = false, wide = false }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${wrong ? say("page-wrong-title") + " " : ""}${title} – nostoi`;
  }, [title, wrong]);
  useEffect(() => {
    if (arrived && !ownFocus) heading.current?.focus({ preventScroll: true });
    if (arrived) window.scrollTo(0, 0);
    arrived = true;
  }, []);
  return (
    <article class={wide ? "page wide" : "page"}>
      <div class="title-row">
        <h1 tabIndex={-1} ref={heading}>
          {title}
        </h1>
        {actions && <div class="actions">{actions}</div>}
      </div>
      {lead && <p class="lead">{lead}</p>}
      {children}
    </article>
  );
}
