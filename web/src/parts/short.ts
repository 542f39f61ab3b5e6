// What tells one person from another beside the name: born when and where, and the like.
import type { ShortValue } from "../api/people";

export const inShort = (one: { called: string; short: ShortValue[] }): string =>
  one.short
    .filter(({ value }) => !one.called.includes(value))
    .map(({ value }) => value)
    .join(" · ");
