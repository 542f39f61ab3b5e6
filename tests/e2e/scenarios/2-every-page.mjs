// Every page in three languages, light and dark: axe finds nothing, nothing runs out of a narrow screen, no word is missing.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { api, firstAccount, fourLists } from "../beginnings.mjs";
import { lists } from "../office.mjs";

export default async function (office, step) {
  const { page } = office;
  let pages = [];

  await step("the door", async () => {
    await look([new URL(office.link).pathname, "/"]);
  });

  await step("an office with four lists", async () => {
    await firstAccount(office);
    fourLists(office);
    const { items } = await api(page, "GET", "/api/lists");
    const june = join(office.folder, "june.csv"); // the same list with a line more
    writeFileSync(june, Buffer.concat([readFileSync(`${lists}/missing-uk.csv`), Buffer.from("99;Somebody Else;01.02.1990;;;;\r\n")]));
    office.run("list", "import", june, "--from", "an office", "--version-of", "missing-uk.csv");
    const { items: now } = await api(page, "GET", "/api/lists");
    const version = Math.max(...now.map((one) => one.at));
    const { items: pairs } = await api(page, "GET", "/api/review?limit=1");
    assert.equal(items.length, 4);
    const at = items[0].at;
    const { left, right } = pairs[0];
    const enquiry = await api(page, "POST", "/api/enquiries", { enquirer: { name: "Iryna" }, text: "a call", about: left });
    await api(page, "POST", "/api/review/assignments", { to: "olena", top: 3 });
    const batch = await api(page, "POST", "/api/batches", { above: 0.9, sample: 2 });
    await page.goto(`${office.address}/lists/new`);
    await page.locator("input[type=file]").setInputFiles(`${lists}/ngo.json`);
    await page.getByRole("heading", { level: 1, name: "ngo.json" }).waitFor();
    const draft = new URL(page.url()).pathname;
    pages = [draft, "/search", "/search?text=Роман", "/lists", "/lists/new", `/lists/${at}`, `/lists/${at}/standing`, "/review", "/review?mine=1", `/review/${left}/${right}`, "/review/team", "/review/team/olena", "/review/batches", `/review/batches/${batch.at}`, "/settings/policies", `/people/${left}`, `/people/${left}/note`, `/people/${left}/forms`, `/lists/${at}/findings`, `/lists/${version}/difference`, "/settings/vocabularies", `/people/${left}/attachments`, `/people/${left}/custody`, `/people/${left}/relations`, `/people/${left}/acts`, "/acts",
      "/enquiries", "/enquiries/new", `/enquiries/new?about=${left}`, `/enquiries/${enquiry.at}`, "/publish", "/publish/new", "/publish/embargoes", "/audit", "/settings", "/settings/totp", "/settings/people", "/settings/people/new", "/help", "/nowhere"];
  });

  for (const language of ["uk", "ru", "en"])
    for (const scheme of ["light", "dark"])
      await step(`all pages in ${language}, ${scheme}`, async () => look(pages, language, scheme));

  async function look(paths, language = "en", scheme = "light") {
    await page.emulateMedia({ colorScheme: scheme });
    await page.evaluate((one) => location.origin !== "null" && localStorage.setItem("nostoi-language", one), language).catch(() => {});
    const wrong = [];
    for (const path of paths) {
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.goto(office.address + path);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await page.waitForLoadState("networkidle");
      for (const fault of await office.faults()) wrong.push(`${path}: ${fault}`);
      const text = await page.locator("body").innerText();
      for (const key of text.match(/page-[a-z-]+/g) ?? []) wrong.push(`${path}: the word ${key} is missing`);
      if (process.env.NOSTOI_E2E_SHOTS) await page.screenshot({ path: `${process.env.NOSTOI_E2E_SHOTS}/${language}-${scheme}${path.replace(/\W+/g, "_")}.png`, fullPage: true });
      for (const width of [820, 390]) {
        await page.setViewportSize({ width, height: 900 });
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (over > 0) wrong.push(`${path}: ${over} px wider than ${width}`);
        if (process.env.NOSTOI_E2E_SHOTS && language === "uk") await page.screenshot({ path: `${process.env.NOSTOI_E2E_SHOTS}/${width}-${scheme}${path.replace(/\W+/g, "_")}.png`, fullPage: true });
      }
    }
    assert.deepEqual(wrong, []);
  }
}
