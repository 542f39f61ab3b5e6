// Something leaves the house: looked at, proposed without whom a guard stops, approved by somebody else, copied under a mark, recognised
// when it comes to light, wanted back; and nothing leaves while an embargo is in force.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { api, colleague, firstAccount, fourLists } from "../beginnings.mjs";

export default async function (office, step) {
  const { page } = office;
  let taras, copy;
  const heading = (of, name) => of.getByRole("heading", { level: 1, name }).waitFor();

  await step("an office with four lists and a lead who approves", async () => {
    await firstAccount(office);
    fourLists(office);
    taras = await colleague(office, "taras", ["lead"], "exchange");
    await page.goto(`${office.address}/publish`);
    await page.getByText("Nothing has left yet.").waitFor();
  });

  await step("it is looked at before it is proposed, and a wrong count is found", async () => {
    await page.getByRole("link", { name: "Propose to give something" }).click();
    await page.getByLabel("What kind of recipient").selectOption("own-authority");
    await page.getByRole("textbox", { name: "To", exact: true }).fill("Ombudsman");
    await page.getByRole("combobox", { name: "List", exact: true }).selectOption({ label: "union.xlsx" });
    await page.getByLabel("How many lines").fill("7");
    await page.getByLabel("Ground").selectOption("mandate");
    await page.getByLabel("What for").fill("verification of the list");
    await page.getByRole("button", { name: "Look" }).click();
    await page.getByText(/7 lines were declared, and there are \d+/).waitFor();
    assert.equal(await page.getByRole("button", { name: /^Propose/ }).count(), 0, "nothing can be proposed while it is wrong");
    const said = await page.getByText(/7 lines were declared/).innerText();
    await page.getByLabel("How many lines").fill(said.match(/there are (\d+)/)[1]);
    await page.getByRole("button", { name: "Look" }).click();
    await page.getByRole("button", { name: /^Propose/ }).waitFor();
    assert.deepEqual(await office.faults(), []);
  });

  await step("who proposed it cannot approve it", async () => {
    await page.getByRole("button", { name: /^Propose/ }).click();
    await page.getByRole("heading", { level: 1, name: /^Publication \d+/ }).waitFor();
    await page.getByLabel("Why").fill("it is mine");
    await page.getByRole("button", { name: "Approve" }).click();
    await page.getByRole("alert").getByText(/another person approves/).waitFor();
    assert.deepEqual(await office.faults(), []);
  });

  await step("somebody else approves it", async () => {
    await taras.goto(page.url());
    await taras.getByLabel("Why").fill("checked");
    await taras.getByRole("button", { name: "Approve" }).click();
    await taras.getByText("Ombudsman: approved").waitFor();
  });

  await step("a copy is made, and its file bears its mark in every row", async () => {
    await page.reload();
    await page.getByLabel("Format").selectOption("csv");
    const downloads = [];
    page.on("download", (download) => downloads.push(download));
    await page.getByRole("button", { name: "Make a copy" }).click();
    await page.getByText("Ombudsman: issued").waitFor();
    for (let i = 0; i < 100 && downloads.length < 2; ++i) await page.waitForTimeout(50);
    const file = downloads.find((one) => one.suggestedFilename().endsWith(".csv"));
    copy = { mark: file.suggestedFilename().slice(0, -4), path: join(office.folder, "found.csv") };
    await file.saveAs(copy.path);
    const rows = readFileSync(copy.path, "utf8").trim().split("\r\n").slice(1);
    assert.ok(rows.length > 5 && rows.every((row) => row.endsWith(`"${copy.mark}"`)), "every row bears the mark");
    assert.ok(downloads.some((one) => one.suggestedFilename() === `${copy.mark}.txt`), "and a letter goes with it");
  });

  await step("a copy that came to light without its mark is known again", async () => {
    const cut = readFileSync(copy.path, "utf8").split("\r\n").map((row) => row.split(",").slice(1, -1).join(","));
    writeFileSync(copy.path, cut.join("\r\n"));
    const traced = JSON.parse(office.run("publish", "trace", copy.path, "--json"));
    assert.equal(traced[0].mark, copy.mark);
    assert.equal(traced[0].order, 1);
  });

  await step("copies are wanted back until each is written down as gone", async () => {
    await page.locator("#field-step-why").fill("two men of one name");
    await page.getByRole("button", { name: "Recall all copies" }).click();
    await page.getByText("The copies have to come back or be destroyed.").waitFor();
    await page.getByText("Write down what became of a copy").first().click();
    await page.getByLabel("What became of it").selectOption("destroyed");
    await page.locator("#field-copy-why").fill("letter of today");
    await page.getByRole("button", { name: "Write down what became of a copy" }).click();
    await page.getByText("The copies have to come back or be destroyed.").waitFor({ state: "detached" });
    assert.deepEqual(await office.faults(), []);
  });

  await step("under an embargo nothing of it leaves, and another person lifts it", async () => {
    const { items } = await api(page, "GET", "/api/lists");
    const list = items.find((one) => one.name === "missing-uk.csv").at;
    await page.goto(`${office.address}/publish/embargoes`);
    await page.getByText("Set an embargo").first().click();
    await page.getByLabel("Event").fill("exchange of 23 May");
    await page.getByLabel("List").selectOption({ label: "missing-uk.csv" });
    await page.getByLabel("Why").fill("until the act is signed");
    await page.getByRole("button", { name: "Set an embargo" }).click();
    await page.getByRole("rowheader", { name: "exchange of 23 May" }).waitFor();
    const proposal = { to: { kind: "partner", name: "Union" }, columns: ["name"], whole: { list, ground: "family-consent", reason: "forms" }, until: new Date(Date.now() + 864e5).toISOString().slice(0, 10), why: "x" };
    const { obstacles } = await api(page, "POST", "/api/publications/look", proposal);
    assert.ok(obstacles.some((one) => one.guard === "embargo" && one.stops));
    const [{ at }] = (await api(page, "GET", "/api/embargoes")).items;
    await assert.rejects(api(page, "POST", `/api/embargoes/${at}/lift`, { why: "over" }), /403/);
    await api(taras, "POST", `/api/embargoes/${at}/lift`, { why: "the act is signed" });
    assert.deepEqual(await office.faults(), []);
  });
}
