// Who asks, what was promised to them and by when: what is overdue stands first. Below, the duties of the office that fall due.
import type { Duty, Enquiries, Enquiry } from "../../api/enquiries";
import { useGet } from "../../api/use";
import { Page } from "../../parts/page";
import { Shown } from "../../parts/shown";
import { Table } from "../../parts/table";
import { dayOf, say, term } from "../../words";
import type { PageProps } from "../table";

const never = Number.MAX_SAFE_INTEGER;
const order = (one: Enquiry): number => (one.closed ? never : (one.due ?? never - 1));

export function EnquiriesPage({ query }: PageProps) {
  const about = query.get("about");
  const enquiries = useGet<Enquiries>(`/api/enquiries${about ? `?about=${encodeURIComponent(about)}` : ""}`);
  return (
    <Page
      wide
      title={about ? say("page-enquiries-about") : say("page-section-enquiries")}
      actions={
        <a class="button main" href={about ? `/enquiries/new?about=${about}` : "/enquiries/new"}>
          {say("page-enquiry-new")}
        </a>
      }
    >
      <Shown of={enquiries}>
        {({ items, today }) =>
          items.length ? (
            <Rows items={[...items].sort((one, other) => order(one) - order(other))} today={today} />
          ) : (
            <div class="empty">
              <p>{say("page-enquiries-empty")}</p>
            </div>
          )
        }
      </Shown>
      {!about && <Duties />}
    </Page>
  );
}

function Due({ day, today }: { day: number | null; today: number }) {
  if (day === null) return null;
  return (
    <>
      {dayOf(day)} {day < today && <strong class="late">{say("page-late", { n: today - day })}</strong>}
    </>
  );
}

function Rows({ items, today }: { items: Enquiry[]; today: number }) {
  return (
    <Table
      label={say("page-section-enquiries")}
      heads={[
        say("page-enquiry-who"),
        say("page-enquiry-kinship"),
        say("page-enquiry-may"),
        say("page-enquiry-promised"),
        say("page-enquiry-due"),
        say("page-enquiry-answers"),
      ]}
    >
      {items.map((one) =>
        one.withheld ? (
          <tr key={one.at}>
            <td class="none" colSpan={6}>
              {say("page-withheld")}
            </td>
          </tr>
        ) : (
          <tr key={one.at} class={one.closed ? "old" : ""}>
            <th scope="row">
              <a href={`/enquiries/${one.at}`}>
                <bdi>{one.enquirer.name}</bdi>
              </a>
            </th>
            <td>{term("kinship", one.enquirer.kinship)}</td>
            <td>{term("tell", one.may_be_told)}</td>
            <td>
              <bdi>{one.promise}</bdi>
            </td>
            <td>{one.closed ? say("page-enquiry-closed") : <Due day={one.due} today={today} />}</td>
            <td class="number">{one.answers.length || ""}</td>
          </tr>
        ),
      )}
    </Table>
  );
}

function Duties() {
  const duties = useGet<{ items: Duty[]; today: number }>("/api/duties");
  return (
    <section>
      <h2>{say("page-duties")}</h2>
      <Shown of={duties}>
        {({ items, today }) =>
          items.length ? (
            <table>
              <thead>
                <tr>
                  <th scope="col">{say("page-duty-what")}</th>
                  <th scope="col">{say("page-enquiry-due")}</th>
                  <th scope="col">{say("page-duty-source")}</th>
                </tr>
              </thead>
              <tbody>
                {[...items]
                  .sort((one, other) => one.due - other.due)
                  .map((one) => (
                    <tr key={`${one.duty}-${one.of}`}>
                      <td>{term("duty", one.duty)}</td>
                      <td>
                        <Due day={one.due} today={today} />
                      </td>
                      <td class="none">{one.source}</td>
                    </tr>
                  ))}
              </tbody>
            </table>
          ) : (
            <p class="empty">{say("page-duties-none")}</p>
          )
        }
      </Shown>
    </section>
  );
}
