// When the last copy was made, and how the next one is.
import type { Copies } from "../../api/office";
import { useGet } from "../../api/use";
import { Shown } from "../../parts/shown";
import { moment, say } from "../../words";

const week = 7 * 86_400_000; // ms

export function CopiesState({ register }: { register: string }) {
  const copies = useGet<Copies>("/api/copies");
  const command = `nostoi --register ${register} backup --out …`;
  return (
    <>
      <h2>{say("page-copies")}</h2>
      <Shown of={copies}>
        {({ last, looked_through, now }) => (
          <p class={last && now - last.when < week ? "" : "note"}>
            {last ? <bdi>{say("page-copies-last", { when: moment(last.when), actor: last.actor })}</bdi> : say("page-copies-never", { n: looked_through })}{" "}
            {last && now - last.when >= week && say("page-copies-old")}
          </p>
        )}
      </Shown>
      <p>{say("page-copies-how", { command })}</p>
    </>
  );
}
