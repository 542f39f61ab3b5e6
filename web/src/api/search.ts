// Searching: what somebody remembers of a person, in any alphabet.
import type { ShortValue } from "./people";

export interface Found {
  person: number;
  anchor: number;
  called: string;
  short: ShortValue[];
  entries: number;
  death: string;
  list?: { at: number; name: string; purpose: string };
  row?: number;
  probability: number;
}
