// One act of two: who proposed it and why, who confirmed or refused it, and doing that, where it is still open.
import { confirm, refuse } from "../../api/acts";
import type { Act, ActWord } from "../../api/people";
import { may } from "../../api/session";
import { Reasoned } from "../../parts/reasoned";
import { moment, say, term } from "../../words";

const Word = ({ did, word }: { did: string; word: ActWord | null }) =>
  word && (
    <p>
      {did}: <bdi>{word.actor}</bdi>, {moment(word.when)}
      {word.why && (
        <>
          : <bdi>{word.why}</bdi>
        </>
      )}
    </p>
  );

export function OneAct({ act, tell, called }: { act: Act; tell: (sentence: string) => void; called?: string }) {
  const open = act.state === "proposed";
  return (
    <section class="note">
      <h3>
        {term("act-kind", act.what)}
        {called !== undefined && (
          <>
            {": "}
            <a href={`/people/${act.about}`}>
              <bdi>{called || act.about}</bdi>
            </a>
          </>
        )}
      </h3>
      <Word did={say("page-act-proposed")} word={act.proposed} />
      <Word did={say("page-act-confirmed")} word={act.confirmed} />
      <Word did={say("page-act-refused")} word={act.refused} />
      {open && may("act-confirm") && (
        <Reasoned
          name={`confirm-${act.at}`}
          summary={say("page-act-confirm")}
          action={say("page-act-confirm")}
          work={async (why) => {
            const { erased, still_on_disk } = await confirm(act.at, why);
            tell([say("page-act-confirmed-now"), erased > 0 && say("page-act-erased", { n: erased }), still_on_disk].filter(Boolean).join(" "));
          }}
        />
      )}
      {(open || (act.state === "confirmed" && act.what !== "erasure")) && may("act-confirm") && (
        <Reasoned
          name={`refuse-${act.at}`}
          summary={open ? say("page-act-refuse") : say("page-act-take-back")}
          action={open ? say("page-act-refuse") : say("page-act-take-back")}
          work={async (why) => (await refuse(act.at, why), tell(say("page-act-refused-now")))}
        />
      )}
    </section>
  );
}
