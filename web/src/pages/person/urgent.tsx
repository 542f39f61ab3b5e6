// Whoever gives work out says whose pairs come first, and when that is over.
import { useState } from "preact/hooks";
import type { Person } from "../../api/people";
import { markUrgent } from "../../api/team";
import { Meanwhile, useBasis } from "../../parts/basis";
import { Reasoned } from "../../parts/reasoned";
import { say } from "../../words";
import { changedIn } from "./changed";

export function Urgent({ person, etag }: { person: Person; etag: string }) {
  const basis = useBasis(`/api/people/${person.asked}`, person, etag, changedIn);
  const [over, setOver] = useState(false);
  const [told, setTold] = useState("");
  return (
    <div class="no-print">
      <p role="status">{told}</p>
      <Reasoned
        name="urgent"
        summary={say("page-urgent")}
        action={over ? say("page-urgent-end") : say("page-urgent-begin")}
        work={async (why) => (await basis.write((now) => markUrgent(person.asked, !over, why, now)), setTold(say("page-urgent-done")))}
      >
        <Meanwhile basis={basis} />
        <label class="choice">
          <input type="checkbox" checked={over} onChange={() => setOver(!over)} />
          {say("page-urgent-end")}
        </label>
      </Reasoned>
    </div>
  );
}
