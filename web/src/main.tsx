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
import { FirstPage } from "./pages/sign-in/first";
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
  const came = (next: SignedIn): void => {
    setSession(next);
    if (path.startsWith("/first/")) go("/", true);
  };
  const left = (): void => void readSession().then((next) => (setSession(next), go("/", true)));
  const link = matched("/first/:link", path)?.["link"];
  if (session.signed_in) return <Shell key={language()} session={session} change={change} setSession={setSession} left={left} />;
  return (
    <Door key={language()} change={change}>
      {link ? <FirstPage link={link} done={came} /> : <SignInPage first={session.first} done={came} />}
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
