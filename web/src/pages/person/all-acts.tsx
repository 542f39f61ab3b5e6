// All that waits for a second person, and all alarms, of everybody: the page that a lead begins the day with.
import { useState } from "preact/hooks";
import type { Alarm, WaitingAct } from "../../api/acts";
import { useItems } from "../../api/use";
import { Page } from "../../parts/page";
import { ShownItems } from "../../parts/shown";
import { say } from "../../words";
import { One } from "./alarms";
import { OneAct } from "./one-act";

export function ActsPage() {
  const acts = useItems<WaitingAct>("/api/acts");
  const alarms = useItems<Alarm>("/api/alarms");
  const [told, setTold] = useState("");
  return (
    <Page title={say("page-acts")} lead={say("page-acts-lead")}>
      <p role="status">{told}</p>
      <h2>{say("page-alarms")}</h2>
      <ShownItems of={alarms} empty={<p>{say("page-alarms-none")}</p>}>
        {(items) => (
          <>
            {items.map((one) => (
              <section key={one.at}>
                <h3>
                  <a href={`/people/${one.anchor}`}>
                    <bdi>{one.called || one.anchor}</bdi>
                  </a>
                </h3>
                <One alarm={one} again={alarms.again} />
              </section>
            ))}
          </>
        )}
      </ShownItems>
      <h2>{say("page-acts-waiting")}</h2>
      <ShownItems of={acts} empty={<p>{say("page-acts-none")}</p>}>
        {(items) => (
          <>
            {items.map((one) => (
              <OneAct key={one.at} act={one} called={one.called} tell={(sentence) => (setTold(sentence), acts.again(), alarms.again())} />
            ))}
          </>
        )}
      </ShownItems>
    </Page>
  );
}
