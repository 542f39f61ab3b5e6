// Roles and clearances to tick: what an account may do, and what it may see.
import type { Rights } from "../../api/office";
import { useGet } from "../../api/use";
import type { Vocabulary } from "../../api/vocabulary";
import { Shown } from "../../parts/shown";
import { say, term } from "../../words";

interface Props {
  rights: Rights;
  change: (rights: Rights) => void;
}

const toggled = (list: string[], one: string): string[] => (list.includes(one) ? list.filter((other) => other !== one) : [...list, one]);

export function RightsFields({ rights, change }: Props) {
  const vocabulary = useGet<Vocabulary>("/api/vocabulary");
  return (
    <Shown of={vocabulary}>
      {({ roles, handling }) => (
        <>
          <fieldset class="field" id="field-roles">
            <legend>{say("page-settings-roles")}</legend>
            {roles.map(({ id, permissions }) => (
              <label class="choice" key={id}>
                <input type="checkbox" checked={rights.roles.includes(id)} onChange={() => change({ ...rights, roles: toggled(rights.roles, id) })} />
                <span>
                  {term("role", id)} <span class="hint">{permissions.map((one) => term("permission", one)).join(", ")}</span>
                </span>
              </label>
            ))}
          </fieldset>
          <fieldset class="field" id="field-clearance">
            <legend>{say("page-settings-clearance")}</legend>
            <p class="hint">{say("page-settings-clearance-hint")}</p>
            {handling
              .filter((id) => id !== "ordinary")
              .map((id) => (
                <label class="choice" key={id}>
                  <input type="checkbox" checked={rights.clearance.includes(id)} onChange={() => change({ ...rights, clearance: toggled(rights.clearance, id) })} />
                  {term("handling", id)}
                </label>
              ))}
          </fieldset>
        </>
      )}
    </Shown>
  );
}
