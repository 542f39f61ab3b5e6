// The head of every page: which register, where one is, who is signed in and for what, and the language.
import type { SignedIn } from "../api/session";
import { sections } from "../pages/table";
import { language, languages, ownNames, say, term } from "../words";
import type { Language } from "../words";

export function LanguageSwitch({ change }: { change: (next: Language) => void }) {
  return (
    <div class="languages" role="group" aria-label={say("page-language")}>
      {languages.map((one) => (
        <button key={one} type="button" lang={one} aria-pressed={one === language()} title={ownNames[one]} onClick={() => change(one)}>
          <span aria-hidden="true">{one}</span>
          <span class="unseen-text">{ownNames[one]}</span>
        </button>
      ))}
    </div>
  );
}

interface Props {
  session: SignedIn;
  path: string;
  change: (next: Language) => void;
  leave: () => void;
  askPurpose: () => void;
}

export function Header({ session, path, change, leave, askPurpose }: Props) {
  const { account, register, purpose } = session;
  return (
    <header class="head">
      <a class="skip" href="#main">
        {say("page-skip")}
      </a>
      <div class="who">
        <a class="product" href="/">
          nostoi
        </a>
        <span class="register">
          <bdi>{register.name}</bdi>
          {!register.encrypted && <span class="hint"> {say("page-not-encrypted")}</span>}
        </span>
        <button type="button" class="plain" onClick={askPurpose}>
          {purpose ? say("page-purpose-is", { purpose: term("purpose", purpose) }) : say("page-purpose-none-yet")}
        </button>
        <span>
          <bdi>{account.called || account.name}</bdi>
        </span>
        <button type="button" class="plain" onClick={leave}>
          {say("page-sign-out")}
        </button>
        <LanguageSwitch change={change} />
      </div>
      <nav aria-label={say("page-sections")}>
        <ul>
          {sections.map(({ path: to, word }) => (
            <li key={to}>
              <a href={to} {...((path === to || path.startsWith(to + "/") || (to === "/search" && (path === "/" || path.startsWith("/people/")))) && { "aria-current": "page" as const })}>
                {say(word)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
}
