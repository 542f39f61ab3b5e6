// Forms of one person: which can be made now, why the others cannot, and in which languages. Each opens as a page by itself, to be printed.
import { useState } from "preact/hooks";
import type { PossibleForm } from "../../api/forms";
import { formAddress } from "../../api/forms";
import { useItems } from "../../api/use";
import { Field } from "../../parts/form";
import { Page } from "../../parts/page";
import { ShownItems } from "../../parts/shown";
import { language, languages, ownNames, say } from "../../words";
import type { PageProps } from "../table";

export function FormsPage({ open }: PageProps) {
  const anchor = open["anchor"]!;
  const forms = useItems<PossibleForm>(`/api/people/${anchor}/forms`);
  const [first, setFirst] = useState<string>(language());
  const [beside, setBeside] = useState("");
  const named = languages.map((one) => ({ value: one as string, label: ownNames[one] }));
  return (
    <Page title={say("page-forms")} lead={say("page-forms-lead")} actions={<a class="button" href={`/people/${anchor}`}>{say("page-forms-person")}</a>}>
      <div class="beside">
        <Field name="language" label={say("page-forms-language")} options={named} value={first} onValue={setFirst} width="middle" />
        <Field name="beside" label={say("page-forms-beside")} options={[{ value: "", label: say("page-forms-none") }, ...named.filter((one) => one.value !== first)]} value={beside === first ? "" : beside} onValue={setBeside} width="middle" />
      </div>
      <ShownItems of={forms} empty={null}>
        {(items) => (
          <>
            <ul class="forms">
              {items
                .filter((one) => one.refused === null)
                .map((one) => (
                  <li key={one.form}>
                    <h2>{one.title}</h2>
                    <p class="hint">{one.ground}</p>
                    <a class="button main" target="_blank" rel="noopener" href={formAddress(anchor, one.form, first, beside)}>
                      {say("page-forms-open", { form: one.title })}
                    </a>
                  </li>
                ))}
            </ul>
            <Refused items={items} />
          </>
        )}
      </ShownItems>
    </Page>
  );
}

/** What cannot be made now, once for each reason. */
function Refused({ items }: { items: PossibleForm[] }) {
  const reasons = [...new Set(items.flatMap((one) => one.refused ?? []))];
  if (!reasons.length) return null;
  return (
    <>
      <h2>{say("page-forms-refused")}</h2>
      <ul class="forms">
        {reasons.map((reason) => (
          <li key={reason}>
            <strong>
              {items
                .filter((one) => one.refused === reason)
                .map((one) => one.title)
                .join(", ")}
            </strong>
            <p>{reason}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
