// What several scenarios begin with: an account that may do everything, and lists that the terminal took up.
import { lists } from "./office.mjs";

export const password = "gravel lantern oblique harbour";

/** Asks the API as the page that is open does. */
export function api(page, method, path, body) {
  return page.evaluate(
    async ([method, path, body]) => {
      const { token } = await (await fetch("/api/session")).json();
      const headers = { "x-nostoi-token": token, ...(body && { "content-type": "application/json" }) };
      const answer = await fetch(path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
      const said = await answer.json();
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(said)}`);
      return said;
    },
    [method, path, body],
  );
}

export async function firstAccount(office) {
  await office.page.goto(office.link);
  await api(office.page, "POST", "/api/first", { link: office.link.split("/").pop(), name: "olena", password });
  await api(office.page, "PUT", "/api/session/purpose", { purpose: "tracing" });
}

export function fourLists(office) {
  for (const [file, about] of [["missing-uk.csv", "missing"], ["held-ru.csv", "held"], ["union.xlsx", "missing"], ["ngo.json", "missing"]])
    office.run("list", "import", `${lists}/${file}`, "--from", "an office", "--for", about);
}

/** Somebody else of the office, signed in in a browser of their own. */
export async function colleague(office, name, roles, purpose, clearance = []) {
  const { path } = await api(office.page, "POST", "/api/accounts", { name, roles, clearance });
  const page = await office.newPage();
  await page.goto(office.address + path);
  await api(page, "POST", "/api/link", { link: path.split("/").pop(), password });
  await api(page, "PUT", "/api/session/purpose", { purpose });
  return page;
}
