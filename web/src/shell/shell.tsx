// The frame around the pages. When the server asks who is there or for what, the shell shows that page in front and keeps the other as it
// is: once answered, what was asked for goes on.
import type { ComponentType } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { onInterruption } from "../api/ask";
import type { SignedIn } from "../api/session";
import { signOut } from "../api/session";
import { useKeys } from "../keys";
import { PurposePage } from "../pages/purpose/purpose";
import { SignInPage } from "../pages/sign-in/sign-in";
import type { PageProps } from "../pages/table";
import { pages } from "../pages/table";
import { Page } from "../parts/page";
import { go, matched, useAddress } from "../router";
import type { Language } from "../words";
import { say } from "../words";
import { Header } from "./header";

type Front = "none" | "purpose" | "sign-in";

/** One question at a time; everybody who waits for it gets the same answer. */
function useQuestion(show: (front: Front) => void) {
  const waiting = useRef<((answered: boolean) => void)[]>([]);
  const put = (front: Front): Promise<boolean> =>
    new Promise((resolve) => {
      waiting.current.push(resolve);
      show(front);
    });
  const answer = (answered: boolean): void => {
    show("none");
    for (const resolve of waiting.current.splice(0)) resolve(answered);
  };
  return { put, answer };
}

function NotThere() {
  return (
    <Page title={say("page-not-there")}>
      <p>{say("page-not-there-lead")}</p>
    </Page>
  );
}

function found(path: string): { page: ComponentType<PageProps>; open: Record<string, string> } {
  for (const [pattern, page] of pages) {
    const open = matched(pattern, path);
    if (open) return { page, open };
  }
  return { page: NotThere, open: {} };
}

interface Props {
  session: SignedIn;
  change: (next: Language) => void;
  setSession: (session: SignedIn) => void;
  left: () => void;
}

export function Shell({ session, change, setSession, left }: Props) {
  const address = useAddress();
  const [front, setFront] = useState<Front>("none");
  const question = useQuestion(setFront);
  useEffect(() => onInterruption({ purpose: () => question.put("purpose"), signIn: () => question.put("sign-in") }), []);
  useKeys({ "/": () => go("/search"), "?": () => go("/help") });
  const { page: Shown, open } = found(address.path);
  const leave = (): void => void signOut().finally(left);
  const back = (next: SignedIn): void => {
    const same = next.account.id === session.account.id; // what waits behind is shown to whoever opened it, to nobody else
    setSession(next);
    question.answer(same);
    if (!same) go("/", true);
  };
  return (
    <>
      <Header session={session} path={address.path} change={change} leave={leave} askPurpose={() => setFront("purpose")} />
      {session.register.read_only && (
        <p class="only-read" role="status">
          {say("page-read-only")}
        </p>
      )}
      <main id="main" tabIndex={-1}>
        {front === "purpose" && (
          <PurposePage
            session={session}
            done={(next) => (setSession(next), question.answer(true))}
            leave={() => question.answer(false)}
          />
        )}
        {front === "sign-in" && <SignInPage first={false} again done={back} />}
        <div hidden={front !== "none"}>
          <Shown key={address.path} open={open} query={address.query} />
        </div>
      </main>
    </>
  );
}
