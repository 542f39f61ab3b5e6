// A table of its own width: what does not fit scrolls in its own region, which the keyboard reaches; the page itself never scrolls sideways.
import type { ComponentChildren } from "preact";

/** A heading, or that of a column of numbers. */
export type Head = string | { number: string };

export function Table({ label, heads, children }: { label: string; heads: Head[]; children: ComponentChildren }) {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={label}>
      <table class="full">
        <thead>
          <tr>
            {heads.map((head, at) => (
              <th scope="col" key={at} {...(typeof head !== "string" && { class: "number" })}>
                <bdi>{typeof head === "string" ? head : head.number}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
