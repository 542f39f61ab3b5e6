// What is kept of a list and of a person beside lines and statements: findings, differences, the file; attachments, custody, relations, acts.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { api, colleague, firstAccount } from "../beginnings.mjs";

const folder = mkdtempSync(join(tmpdir(), "nostoi-e2e-files-"));
const file = (name, bytes) => (writeFileSync(join(folder, name), bytes), join(folder, name));
/** A picture of nobody: one grey dot. */
const dot = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");

export default async function (office, step) {
  const { page } = office;
  const heading = (of, name) => of.getByRole("heading", { level: 1, name }).waitFor();
  let lists, person, other, taras;

  await step("a list, its next version and the people of an office", async () => {
    await firstAccount(office);
    const may = file("may.csv", "№;ПІБ;Дата народження;Звання\n1;Топольський Роман Степанович;02.08.1988;солдат\n2;Сорока Іван Петрович;31.02.1990;сержант\n");
    const june = file("june.csv", "№;ПІБ;Дата народження;Звання\n1;Топольський Роман Степанович;02.08.1988;сержант\n3;Левчук Остап Гнатович;11.03.1991;\n");
    office.run("list", "import", may, "--from", "an office", "--keep-file");
    office.run("list", "import", june, "--from", "an office", "--version-of", "may.csv");
    ({ items: lists } = await api(page, "GET", "/api/lists"));
    lists.sort((one, next) => one.at - next.at);
    [person, other] = [lists[1].at + 1, lists[1].at + 2];
    taras = await colleague(office, "taras", ["lead", "registrar"], "tracing", ["attachment"]);
  });

  await step("what could not be read is told with its row; the file comes as it was", async () => {
    await page.goto(`${office.address}/lists/${lists[0].at}`);
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Download the file" }).click()]);
    assert.equal(download.suggestedFilename(), "may.csv");
    assert.deepEqual(readFileSync(await download.path()), readFileSync(join(folder, "may.csv")));
    await page.getByRole("link", { name: "Findings" }).click();
    await heading(page, "Findings");
    await page.getByRole("cell", { name: "31.02.1990", exact: true }).waitFor();
  });

  await step("what changed between two versions stands cell by cell", async () => {
    await page.goto(`${office.address}/lists/${lists[1].at}`);
    await page.getByRole("link", { name: "What changed" }).click();
    await heading(page, "What changed");
    const row = page.locator("tbody tr");
    await row.getByText("солдат").waitFor();
    await row.getByText("сержант").waitFor();
    await page.getByRole("link", { name: "Левчук Остап Гнатович" }).waitFor();
    await page.getByRole("link", { name: "Сорока Іван Петрович" }).waitFor();
  });

  await step("an attachment is sealed to whoever is not cleared, and opened by itself by whoever is", async () => {
    await taras.goto(`${office.address}/people/${person}/attachments`);
    for (const [on, bytes] of [[person, dot], [other, Buffer.concat([dot, Buffer.from("2")])]]) {
      await taras.goto(`${office.address}/people/${on}/attachments`);
      await taras.getByLabel("File").setInputFiles({ name: "dot.png", mimeType: "image/png", buffer: bytes });
      await taras.getByLabel("What is to be seen, in words").fill("a scar over the brow");
      await taras.getByRole("button", { name: "Attach a file" }).click();
      await taras.getByText("Attached and sealed.").waitFor();
    }
    await page.goto(`${office.address}/people/${person}/attachments`);
    await page.getByText("sealed to you").waitFor();
    assert.equal(await page.getByText("a scar over the brow").count(), 0);
    await taras.goto(`${office.address}/people/${person}/attachments`);
    await taras.getByRole("link", { name: /^Attachment \d/ }).click();
    await heading(taras, /^Attachment/);
    await taras.waitForFunction(() => document.querySelector("img.picture")?.naturalWidth === 1);
    assert.deepEqual(await office.faults(taras), []);
  });

  await step("two pictures are compared by eye, without what others saw", async () => {
    const { items } = await api(taras, "GET", `/api/people/${other}/attachments`);
    await taras.getByLabel("Number of the other attachment").fill(String(items[0].at));
    await taras.getByRole("button", { name: "Compare" }).click();
    await heading(taras, "Two pictures side by side");
    await taras.waitForFunction(() => [...document.querySelectorAll("img.picture")].filter((one) => one.naturalWidth === 1).length === 2);
    await taras.getByLabel("What you see", { exact: true }).selectOption("same");
    await taras.getByLabel("By what you see it").fill("the same dot");
    await taras.getByRole("button", { name: "Record" }).click();
    await taras.getByText("Recorded.").waitFor();
    assert.deepEqual(await office.faults(taras), []);
    await taras.reload();
    await taras.locator("img.picture").nth(1).waitFor();
    assert.equal(await taras.getByText("the same dot").count(), 0);
  });

  await step("whom we hold brings duties with their law; whom they hold brings questions", async () => {
    await page.goto(`${office.address}/people/${person}`);
    await page.getByRole("link", { name: "Custody and queries" }).click();
    await heading(page, "Custody and queries");
    await page.getByText("Record that we hold this person").click();
    await page.getByLabel("Since").fill("2026-05-01");
    await page.getByLabel("Place").fill("camp 4");
    await page.locator("details[open]").getByRole("button", { name: "Record" }).click();
    await page.getByText("GC III art. 70").waitFor();
    const duty = page.locator("tr", { hasText: "GC III art. 70" });
    await duty.getByText("Record that it was done").click();
    await duty.getByLabel("On which day").fill("2026-05-03");
    await duty.getByRole("button", { name: "Record" }).click();
    await duty.waitFor({ state: "detached" }); // what is done is owed no more
    await page.getByText("Record a query").click();
    const query = page.locator("details", { hasText: "Record a query" });
    await query.getByLabel("To whom exactly").fill("Central Agency");
    await query.getByLabel("Sent").fill("2026-05-04");
    await query.getByRole("button", { name: "Record" }).click();
    await page.getByText("No reply").waitFor();
  });

  await step("where somebody was held is a relation to a place that was opened", async () => {
    await page.goto(`${office.address}/people/${person}/relations`);
    await heading(page, "Relations");
    const thing = page.locator("details", { hasText: "Open a new place" });
    await thing.locator("summary").click();
    await thing.getByLabel("Name").fill("camp 4");
    await thing.getByRole("button", { name: "Record" }).click();
    await page.getByText("Opened: camp 4.").waitFor();
    const relation = page.locator("details", { hasText: "Record a relation" });
    await relation.locator("summary").click();
    await relation.getByLabel("With whom or what").fill("camp 4");
    await relation.getByLabel("Who says so").fill("a witness");
    await relation.getByRole("button", { name: "Record" }).click();
    await page.getByRole("link", { name: "camp 4" }).waitFor();
    await page.getByRole("link", { name: "camp 4" }).click();
    await page.locator(".entry").first().waitFor();
  });

  await step("a death takes two people, and life shown after it raises an alarm that somebody answers", async () => {
    const said = (property, value) => ({ property, value, valid: "2023-05-01" });
    await api(page, "POST", `/api/people/${person}/notes`, { speaker: "bureau", says: [said("death", "dead"), said("identification", "forensic-conclusion")] });
    await page.goto(`${office.address}/people/${person}/acts`);
    const propose = page.locator("form", { has: page.getByRole("button", { name: "Propose an act" }) });
    await propose.getByLabel("Why").fill("report 12");
    await propose.getByRole("button", { name: "Propose an act" }).click();
    await page.getByRole("status").getByText("It holds once somebody else confirms it").waitFor();
    await taras.goto(`${office.address}/acts`);
    const act = taras.locator("section.note").first();
    await act.getByText("Confirm", { exact: true }).first().click();
    await act.getByLabel("Why").first().fill("I saw the report");
    await act.getByRole("button", { name: "Confirm" }).click();
    await taras.getByText("Confirmed.").waitFor();
    await page.goto(`${office.address}/people/${person}/note`);
    await page.getByLabel("Who says so").fill("Red Cross");
    await page.getByLabel("property").first().selectOption("evidence");
    await page.getByLabel("value").first().fill("handover");
    await page.getByLabel("when it was so").first().fill("2026-05-20");
    await page.getByRole("button", { name: "Record" }).click();
    await page.getByRole("alert").getByText("Alarm").waitFor();
    await taras.goto(`${office.address}/people/${person}`);
    await taras.getByText("Answer the alarm").first().click();
    await taras.locator(".trouble").getByLabel("Why").fill("the bureau was asked again");
    await taras.getByRole("button", { name: "Answer the alarm" }).click();
    await taras.getByText(/Answered: taras/).waitFor();
    assert.deepEqual(await office.faults(taras), []);
  });

  await step("the settings show the vocabularies, and when the last copy was made", async () => {
    await page.goto(`${office.address}/settings`);
    await page.getByText(/No copy is among/).waitFor();
    office.run("--purpose", "maintenance", "backup", "--out", join(folder, "copy.nostoi"));
    await page.reload();
    await page.getByText(/The last: .*e2e/).waitFor();
    await page.getByRole("link", { name: "Vocabularies" }).click();
    await page.getByLabel("Search the vocabularies").fill("birth_date");
    await page.getByText("date of birth").first().waitFor();
  });

  await step("nothing on these pages complained", async () => assert.deepEqual(office.complaints, []));
}
