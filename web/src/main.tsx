// The start: words and session first, then the page of whoever is there.
import "base.css";
import "./style/frame.css";
import "./style/forms.css";
import "./style/pages.css";
import "./style/print.css";
import { render } from "preact";
import { useState } from "preact/hooks";
import type { Session, SignedIn } from "./api/session";
import { readSession } from "./api/session";
import { LinkPage } from "./pages/sign-in/first";
import { SignInPage } from "./pages/sign-in/sign-in";
import { followLinks, go, matched, useAddress } from "./router";
import { LanguageSwitch } from "./shell/header";
import { Shell } from "./shell/shell";
import type { Language } from "./words";
import { language, speak } from "./words";

function Door({ children, change }: { children: preact.ComponentChildren; change: (next: Language) => void }) {
  return (
    <>
      <header class="head">
        <div class="who">
          <span class="product">nostoi</span>
          <LanguageSwitch change={change} />
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}

function Workbench({ begun }: { begun: Session }) {
  const [session, setSession] = useState(begun);
  const [, spoken] = useState(language());
  const { path } = useAddress();
  const change = (next: Language): void => void speak(next).then(() => spoken(next));
  const first = matched("/first/:link", path);
  const link = (first ?? matched("/link/:link", path))?.["link"];
  const came = (next: SignedIn): void => {
    setSession(next);
    if (link) go("/", true);
  };
  const left = (): void => void readSession().then((next) => (setSession(next), go("/", true)));
  if (session.signed_in && !link) return <Shell key={language()} session={session} change={change} setSession={setSession} left={left} />;
  return (
    <Door key={language()} change={change}>
      {link ? <LinkPage link={link} first={!!first} done={came} /> : <SignInPage first={!session.signed_in && session.first} done={came} />}
    </Door>
  );
}

/** Words may be what is missing here: the sentences of index.html say it in three languages. */
function cannotBegin(): void {
  const told = document.getElementById("cannot-begin");
  if (told) told.hidden = false;
}

async function begin(): Promise<void> {
  const [session] = await Promise.all([readSession(), speak(language())]);
  followLinks();
  render(<Workbench begun={session} />, document.getElementById("app")!);
}

begin().catch(cannotBegin);
