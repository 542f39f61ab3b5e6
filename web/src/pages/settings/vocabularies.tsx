// The words that files are made of: what can be said of a person, and the closed lists; to be read here, and changed in the files of an office.
import { useState } from "preact/hooks";
import { useGet } from "../../api/use";
import type { Vocabulary } from "../../api/vocabulary";
import { Field } from "../../parts/form";
import { Page } from "../../parts/page";
import { Shown } from "../../parts/shown";
import { Table } from "../../parts/table";
import { property, say, term } from "../../words";

/** A closed list: what it is called, and the beginning of the keys of its words. */
const closed = (all: Vocabulary) =>
  [
    { title: say("page-vocabulary-roles"), words: "role", ids: all.roles.map(({ id }) => id) },
    { title: say("page-vocabulary-purposes"), words: "purpose", ids: all.purposes },
    { title: say("page-vocabulary-classes"), words: "handling", ids: all.handling },
    { title: say("page-vocabulary-media"), words: "medium", ids: all.media },
    { title: say("page-vocabulary-qualifiers"), words: "qualifier", ids: all.qualifiers },
    { title: say("page-vocabulary-stances"), words: "stance", ids: all.stances },
    { title: say("page-vocabulary-evidence"), words: "value-evidence", ids: all.evidence.map(({ id }) => id) },
    { title: say("page-vocabulary-kinships"), words: "kinship", ids: all.kinships },
    { title: say("page-vocabulary-relations"), words: "relation", ids: all.relations.map(({ id }) => id) },
  ] as const;

export function VocabulariesPage() {
  const vocabulary = useGet<Vocabulary>("/api/vocabulary");
  const [sought, setSought] = useState("");
  return (
    <Page wide title={say("page-vocabularies")} lead={say("page-vocabularies-lead")}>
      <Field name="sought" label={say("page-vocabulary-seek")} value={sought} onValue={setSought} width="middle" />
      <Shown of={vocabulary}>{(all) => <All all={all} sought={sought.trim().toLowerCase()} />}</Shown>
    </Page>
  );
}

function All({ all, sought }: { all: Vocabulary; sought: string }) {
  const meant = (...texts: string[]): boolean => texts.some((text) => text.toLowerCase().includes(sought));
  const properties = all.properties.filter((one) => meant(one.id, property(one.id), term("group", one.group)));
  const lists = closed(all).map((list) => ({ ...list, ids: list.ids.filter((id) => meant(id, term(list.words, id))) }));
  if (!properties.length && lists.every((one) => !one.ids.length)) return <p class="empty">{say("page-vocabulary-none")}</p>;
  return (
    <>
      {lists
        .filter((one) => one.ids.length)
        .map((list) => (
          <details key={list.title} open={sought !== ""}>
            <summary>{list.title}</summary>
            <Table label={list.title} heads={[say("page-vocabulary-word"), say("page-vocabulary-id")]}>
              {list.ids.map((id) => (
                <tr key={id}>
                  <th scope="row">{term(list.words, id)}</th>
                  <td>
                    <code>{id}</code>
                  </td>
                </tr>
              ))}
            </Table>
          </details>
        ))}
      {properties.length > 0 && (
        <>
          <h2>{say("page-vocabulary-properties")}</h2>
          {[...new Set(properties.map((one) => one.group))].map((group) => (
            <details key={group} open={sought !== ""}>
              <summary>{term("group", group)}</summary>
              <Table
                label={term("group", group)}
                heads={[say("page-vocabulary-word"), say("page-vocabulary-id"), say("page-vocabulary-handling"), say("page-vocabulary-source")]}
              >
                {properties
                  .filter((one) => one.group === group)
                  .map((one) => (
                    <tr key={one.id}>
                      <th scope="row">{property(one.id)}</th>
                      <td>
                        <code>{one.id}</code>
                      </td>
                      <td>{term("handling", one.handling)}</td>
                      <td>{one.source}</td>
                    </tr>
                  ))}
              </Table>
            </details>
          ))}
        </>
      )}
    </>
  );
}
