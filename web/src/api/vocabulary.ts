// The closed vocabularies of the register, as the server has them; their words come with the sentences (words.ts, term()).
export interface Property {
  id: string;
  group: string;
  kind: string;
  values: string[];
  vocabulary: string;
  handling: string;
}

export interface Vocabulary {
  purposes: string[];
  handling: string[];
  media: string[];
  list_purposes: string[];
  evidence: string[];
  roles: string[];
  properties: Property[];
}
