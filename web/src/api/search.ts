// Searching: what somebody remembers of a person, in any alphabet.
export interface Found {
  person: number;
  anchor: number;
  name: string;
  shown: { property: string; value: string }[];
  list: string;
  probability: number;
}
