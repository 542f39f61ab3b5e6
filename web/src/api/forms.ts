// Forms to print: which can be made of a person, and where each is made. A form is a page by itself, made by the server.
export interface PossibleForm {
  form: string;
  title: string;
  ground: string;
  paper: "a4" | "a5";
  refused: string | null;
}

/** The address of a form of a person, in a language, with another beside it where one is wanted. */
export const formAddress = (anchor: string, form: string, language: string, beside: string): string =>
  `/api/people/${anchor}/forms/${form}?language=${language}${beside && beside !== language ? `&beside=${beside}` : ""}`;

export const worklistAddress = (list: number, language: string): string => `/api/lists/${list}/worklist?language=${language}`;
