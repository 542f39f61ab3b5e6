// A file comes in: dropped or chosen, sent in parts, then looked at before anything is taken up.
import { useState } from "preact/hooks";
import { sendFile } from "../../api/lists";
import { asRefused } from "../../api/use";
import { Page } from "../../parts/page";
import { Progress } from "../../parts/progress";
import { Trouble } from "../../parts/shown";
import { go } from "../../router";
import { say } from "../../words";
import type { Refused } from "../../api/ask";

export function NewListPage() {
  const [file, setFile] = useState<File | undefined>();
  const [sent, setSent] = useState(0);
  const [refused, setRefused] = useState<Refused | undefined>();
  const [over, setOver] = useState(false);
  const take = (chosen: File | undefined): void => {
    if (!chosen) return;
    setRefused(undefined);
    setSent(0);
    setFile(chosen);
    sendFile(chosen, setSent)
      .then((id) => go(`/lists/new/${id}`, true))
      .catch((error: unknown) => (setFile(undefined), setRefused(asRefused(error))));
  };
  return (
    <Page title={say("page-lists-import")} lead={say("page-import-lead")}>
      {refused && <Trouble refused={refused} />}
      {file ? (
        <Progress label={say("page-import-sending", { name: file.name })} done={sent} of={file.size} />
      ) : (
        <label
          class={over ? "drop over" : "drop"}
          onDragOver={(event) => (event.preventDefault(), setOver(true))}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => (event.preventDefault(), setOver(false), take(event.dataTransfer?.files[0]))}
        >
          <span>{say("page-import-drop")}</span>
          <input type="file" onChange={(event) => take(event.currentTarget.files?.[0])} />
          <span class="hint">{say("page-import-formats")}</span>
        </label>
      )}
    </Page>
  );
}
