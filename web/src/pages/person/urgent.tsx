// Whoever gives work out says whose pairs come first, and when that is over.
import { useState } from "preact/hooks";
import type { Person } from "../../api/people";
import { markUrgent } from "../../api/team";
import { Reasoned } from "../../parts/reasoned";
import { say } from "../../words";

export function Urgent({ person }: { person: Person }) {
  const [over, setOver] = useState(false);
  const [told, setTold] = useState("");
  return (
    <div class="no-print">
      <p role="status">{told}</p>
      <Reasoned
        name="urgent"
        summary={say("page-urgent")}
        action={over ? say("page-urgent-end") : say("page-urgent-begin")}
        work={async (why) => (await markUrgent(person.person, !over, why), setTold(say("page-urgent-done")))}
      >
        <label class="choice">
          <input type="checkbox" checked={over} onChange={() => setOver(!over)} />
          {say("page-urgent-end")}
        </label>
      </Reasoned>
    </div>
  );
}
