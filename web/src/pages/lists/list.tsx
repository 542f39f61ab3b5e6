// One list as it stands in the register: whose it is, its versions, its findings, and its lines word for word.
import type { Finding, Line, WholeList } from "../../api/lists";
import { useGet, useItems } from "../../api/use";
import { listPurpose } from "../../parts/labels";
import { Page } from "../../parts/page";
import { Shown, ShownItems } from "../../parts/shown";
import { moment, number, say, term } from "../../words";
import type { PageProps } from "../table";
import { Findings } from "./findings";

export function ListPage({ open }: PageProps) {
  const at = Number(open["at"]);
  const list = useGet<WholeList>(`/api/lists/${at}`);
  return (
    <Shown of={list}>
      {(whole) => (
        <Page
          wide
          title={whole.name}
          actions={
            <>
              <a class="button main" href={`/lists/${at}/standing`}>
                {say("page-standing-open")}
              </a>
              <a class="button" href={`/review?list=${at}`}>
                {say("page-list-review")}
              </a>
            </>
          }
        >
          <Facts list={whole} />
          <h2>{say("page-findings-all")}</h2>
          <AllFindings at={at} />
          <h2>{say("page-list-all-lines")}</h2>
          <Lines list={whole} />
        </Page>
      )}
    </Shown>
  );
}

function Facts({ list }: { list: WholeList }) {
  const facts: [string, string][] = [
    [say("page-list-purpose"), list.purpose && listPurpose(list.purpose)],
    [say("page-list-owner"), list.owner],
    [say("page-list-side"), list.side],
    [say("page-import-from"), list.from],
    [say("page-list-as-of"), list.as_of],
    [say("page-list-when"), moment(list.when)],
    [say("page-list-lines"), number(list.lines)],
    [say("page-list-handling"), term("handling", list.handling)],
  ];
  return (
    <>
      <dl>
        {facts
          .filter(([, text]) => text)
          .map(([name, text]) => (
            <>
              <dt>{name}</dt>
              <dd>
                <bdi>{text}</bdi>
              </dd>
            </>
          ))}
      </dl>
      {list.versions.length > 1 && (
        <p>
          {say("page-list-versions")}{" "}
          {list.versions.map((version) => (
            <a key={version.at} class="version" href={`/lists/${version.at}`} {...(version.at === list.at && { "aria-current": "true" as const })}>
              {moment(version.when)}
            </a>
          ))}
        </p>
      )}
    </>
  );
}

function AllFindings({ at }: { at: number }) {
  const findings = useItems<Finding>(`/api/lists/${at}/findings`);
  return (
    <ShownItems of={findings} empty={<p>{say("page-findings-none")}</p>}>
      {(items) => (
        <details>
          <summary>{findings.more ? say("page-findings-first", { n: items.length }) : say("page-findings", { n: items.length })}</summary>
          <Findings items={items} />
        </details>
      )}
    </ShownItems>
  );
}

function Lines({ list }: { list: WholeList }) {
  const lines = useItems<Line>(`/api/lists/${list.at}/lines?limit=100`);
  return (
    <ShownItems of={lines} empty={<p>{say("page-list-no-lines")}</p>}>
      {(items) => (
        <div class="scroll" tabIndex={0} role="region" aria-label={say("page-list-all-lines")}>
          <table class="full">
            <thead>
              <tr>
                <th scope="col" class="number">
                  {say("page-row")}
                </th>
                {list.columns.map((column, at) => (
                  <th scope="col" key={at}>
                    <bdi>{column.header || number(at + 1)}</bdi>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {items.map((line) => (
                <tr key={line.anchor} id={`row-${line.row}`}>
                  <th scope="row" class="number">
                    <a href={`/people/${line.anchor}`}>{number(line.row)}</a>
                  </th>
                  {line.withheld ? (
                    <td class="none" colSpan={list.columns.length}>
                      {say("page-withheld")}
                    </td>
                  ) : (
                    line.cells.map((cell, at) => (
                      <td key={at}>
                        <bdi>{cell}</bdi>
                      </td>
                    ))
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </ShownItems>
  );
}
