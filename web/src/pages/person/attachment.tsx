// One attachment: what is said of it, the picture itself or the file, what people saw who compared it, and comparing it with another.
import { useState } from "preact/hooks";
import type { Attachment, Attachments } from "../../api/attachments";
import { bytesOf } from "../../api/attachments";
import { useGet } from "../../api/use";
import { Facts } from "../../parts/facts";
import { Field, Form, Problems, useSubmit } from "../../parts/form";
import { verdict } from "../../parts/labels";
import { Page } from "../../parts/page";
import { Picture } from "../../parts/picture";
import { save } from "../../parts/save";
import { Shown } from "../../parts/shown";
import { go } from "../../router";
import { moment, say, term } from "../../words";
import type { PageProps } from "../table";

export function AttachmentPage({ open }: PageProps) {
  const at = Number(open["at"]);
  const all = useGet<Attachments>(`/api/people/${open["anchor"]}/attachments`);
  return (
    <Page
      wide
      title={say("page-attachment", { at: String(at) })}
      actions={
        <a class="button" href={`/people/${open["anchor"]}/attachments`}>
          {say("page-attachments")}
        </a>
      }
    >
      <Shown of={all}>
        {({ items, called }) => {
          const one = items.find((each) => each.at === at && !each.shut);
          return one ? <One one={one} called={called} /> : <p class="empty">{say("page-attachment-shut")}</p>;
        }}
      </Shown>
    </Page>
  );
}

function One({ one, called }: { one: Attachment; called: string }) {
  return (
    <>
      <p>
        <bdi>{called}</bdi>
      </p>
      {one.picture ? <Picture at={one.at} alt={[term("shows", one.shows), one.text].filter(Boolean).join(": ")} /> : <Save one={one} />}
      <Facts
        of={[
          [say("page-attachment-shows"), term("shows", one.shows)],
          [say("page-attachment-text"), one.text ?? ""],
          [say("page-attachment-taken"), one.taken?.text ?? ""],
          [say("page-attachment-taken-by"), one.taken_by ?? ""],
          [say("page-attachment-speaker"), one.speaker ?? ""],
          [say("page-attachment-attached"), `${one.actor}, ${moment(one.when ?? 0)}`],
          [say("page-list-handling"), term("handling", one.handling ?? "")],
        ]}
      />
      {one.by_eye && one.by_eye.length > 0 && (
        <>
          <h2>{say("page-attachment-seen")}</h2>
          <ul>
            {one.by_eye.map((seen) => (
              <li key={seen.when}>
                <bdi>{say("page-attachment-seen-one", { ...seen, verdict: verdict(seen.verdict), when: moment(seen.when) })}</bdi>
              </li>
            ))}
          </ul>
        </>
      )}
      {one.picture && <Compare at={one.at} />}
    </>
  );
}

function Save({ one }: { one: Attachment }) {
  const submit = useSubmit();
  return (
    <div class="actions">
      <button type="button" class="main" aria-disabled={submit.busy} onClick={() => submit.run(() => save(bytesOf(one.at), String(one.at)))}>
        {say("page-attachment-save")}
      </button>
      <span class="hint">{one.media}</span>
      <Problems problems={submit.problems} />
    </div>
  );
}

function Compare({ at }: { at: number }) {
  const [other, setOther] = useState("");
  const submit = useSubmit();
  const compare = (): void => {
    const number = Number(other);
    if (!Number.isInteger(number) || number < 1 || number === at) return submit.set([{ field: "other", sentence: say("page-team-no-number") }]);
    go(`/compare/${at}/${number}`);
  };
  return (
    <div class="no-print">
      <h2>{say("page-attachment-compare")}</h2>
      <Form submit={submit} action={say("page-attachment-compare-do")} onSubmit={compare}>
        <Field name="other" label={say("page-attachment-compare-with")} value={other} onValue={setOther} submit={submit} width="short" />
      </Form>
    </div>
  );
}
