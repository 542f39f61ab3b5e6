// The sentences of the pages. They come from the server in the language that was chosen; their keys, and what each wants to be told, are a
// type that the build makes of data/words/pages*.json, so that a sentence that is not there does not compile.
import { ask } from "./api/ask";

export const languages = ["uk", "ru", "en"] as const;
export type Language = (typeof languages)[number];

/** Each language in its own words: the one thing that is never translated. */
export const ownNames: Record<Language, string> = { uk: "Українська", ru: "Русский", en: "English" };

const kept = "nostoi-language";
let chosen: Language = firstLanguage();
let table: Record<string, string> = {};
let plural = new Intl.PluralRules(chosen);
let digits = new Intl.NumberFormat(chosen);

function isLanguage(text: string | null | undefined): text is Language {
  return languages.some((language) => language === text);
}

function firstLanguage(): Language {
  const wished = [localStorage.getItem(kept), ...navigator.languages.map((name) => name.slice(0, 2))];
  return wished.find(isLanguage) ?? "uk";
}

export const language = (): Language => chosen;

export async function speak(next: Language): Promise<void> {
  const { data } = await ask<Record<string, string>>("GET", `/api/words/${next}`);
  if (next !== chosen) localStorage.setItem(kept, next);
  chosen = next;
  table = data;
  plural = new Intl.PluralRules(next);
  digits = new Intl.NumberFormat(next);
  document.documentElement.lang = next;
}

/** "{n|рядок|рядки|рядків}": the number, and the word that goes with it: one, few, many, or one and other. */
function counted(n: number, forms: string[]): string {
  const order: Intl.LDMLPluralRule[] = forms.length === 2 ? ["one", "other"] : ["one", "few", "many"];
  const at = order.indexOf(plural.select(n));
  return `${digits.format(n)}\u00a0${forms[at < 0 ? forms.length - 1 : at]}`;
}

function filled(sentence: string, values: Record<string, string | number>): string {
  return sentence.replace(/\{(\w+)(?:\|([^}]*))?\}/g, (_, name: string, forms: string | undefined) => {
    const value = values[name] ?? "";
    if (forms !== undefined) return counted(Number(value), forms.split("|"));
    return typeof value === "number" ? digits.format(value) : value;
  });
}

type Wanted<Key extends keyof PageWords> = Record<never, never> extends PageWords[Key] ? [] : [PageWords[Key]];

export function say<Key extends keyof PageWords>(key: Key, ...values: Wanted<Key>): string {
  return filled(table[key] ?? key, (values[0] ?? {}) as Record<string, string | number>);
}

/** A word of a vocabulary: ("handling", "medical") is what the offices call it; without words it is its name. */
export const term = (vocabulary: string, name: string): string => table[`${vocabulary}-${name}`] ?? name;

/** A property as people call it. */
export const property = (name: string): string => term("field", name);

/** A share of one as people read it: 98,7 %; what is nearly certain is not rounded to certain. */
export function percent(share: number): string {
  const digits_ = share > 0.99 && share < 1 ? 2 : 1;
  const shown = share < 1 ? Math.min(share, 0.9999) : share;
  return new Intl.NumberFormat(chosen, { style: "percent", maximumFractionDigits: digits_ }).format(shown);
}

/** A weight in bits, with its sign. */
export const bits = (weight: number): string =>
  new Intl.NumberFormat(chosen, { minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: "exceptZero" }).format(weight).replace("-", "−");

export const number = (n: number): string => digits.format(n);

/** A day that is counted from 1970. */
export const dayOf = (days: number): string => new Intl.DateTimeFormat(chosen, { dateStyle: "medium", timeZone: "UTC" }).format(days * 86_400_000);

/** A moment as people write it, to the minute. */
export const moment = (ms: number): string => new Intl.DateTimeFormat(chosen, { dateStyle: "medium", timeStyle: "short" }).format(ms);
export const day = (ms: number): string => new Intl.DateTimeFormat(chosen, { dateStyle: "medium" }).format(ms);
