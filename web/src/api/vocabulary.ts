// The closed vocabularies of the register, as the server has them; their words come with the sentences (words.ts, term()).
export interface Property {
  id: string;
  group: string;
  /** The text that asks for it. */
  source: string;
  values: string[];
  vocabulary: string;
  handling: string;
}

export interface Role {
  id: string;
  permissions: string[];
  purposes: string[];
}

/** To whom something may leave, and what. */
export interface RecipientKind {
  id: string;
  columns: string[];
  usual: string[];
  grounds: string[];
  guards: string[];
  days: number;
  onward: boolean;
  smallest: number;
}

export interface Vocabulary {
  purposes: string[];
  handling: string[];
  media: string[];
  /** What a column of a list may be. */
  fields: string[];
  evidence: { id: string; shows: string[] }[];
  roles: Role[];
  recipients: RecipientKind[];
  /** What may become of a copy. */
  copy_words: string[];
  kinships: string[];
  proofs: string[];
  answers: string[];
  /** What an enquirer may be told, from the least to the most. */
  tells: { id: string; needs_proof: boolean; in_person: boolean }[];
  properties: Property[];
  entities: string[];
  relations: { id: string; from: string[]; to: string[]; symmetric: boolean }[];
  /** What an attachment may show. */
  shows: string[];
  /** What happens in custody. */
  changes: string[];
  categories: string[];
  bodies: string[];
  replies: string[];
  acts: string[];
  qualifiers: string[];
  stances: string[];
}
