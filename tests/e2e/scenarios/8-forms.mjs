// A card is owed once we hold somebody: it opens as a page by itself that loads nothing, in two languages, and prints on its paper.
import assert from "node:assert/strict";
import { firstAccount, fourLists } from "../beginnings.mjs";

export default async function (office, step) {
  const { page } = office;
  let card;

  await step("before that the page says why there is none", async () => {
    await firstAccount(office);
    fourLists(office);
    await page.goto(`${office.address}/lists`);
    await page.getByRole("link", { name: "held-ru.csv" }).click();
    await page.getByRole("heading", { level: 1, name: "held-ru.csv" }).waitFor();
    const list = new URL(page.url()).pathname.split("/").pop();
    await page.goto(`${office.address}/people/${Number(list) + 1}`);
    await page.getByRole("link", { name: "Forms to print" }).click();
    await page.getByRole("heading", { level: 1, name: "Forms to print" }).waitFor();
    await page.getByText("Nothing in the register says that we hold this person").waitFor();
    assert.equal(await page.getByText("Nothing in the register says that we hold this person").count(), 1, "said once for all forms");
  });

  await step("then it is made in two languages, with its number", async () => {
    office.run("custody", "begin", "held-ru.csv:1", "--category", "prisoner-of-war", "--since", "2026-11-20", "--place", "Camp 4");
    await page.reload();
    await page.getByLabel("Language of the form").selectOption("uk");
    await page.getByLabel("A second language beside it").selectOption("en");
    const opened = page.context().waitForEvent("page");
    await page.getByRole("link", { name: "Make: Capture card" }).click();
    card = await opened;
    await card.getByRole("heading", { level: 1, name: "Картка полонення Capture card" }).waitFor();
    assert.match(await card.locator(".number").innerText(), /CC-\d+-\d+/);
    assert.deepEqual(await office.faults(card), []);
  });

  await step("it is one sheet of paper, black on white, and its policy lets its style in and nothing else", async () => {
    await card.emulateMedia({ media: "print", colorScheme: "dark" });
    assert.equal(await card.evaluate(() => getComputedStyle(document.body).color), "rgb(0, 0, 0)");
    assert.equal(await card.locator(".hint").isVisible(), false);
    const paper = (await card.pdf({ preferCSSPageSize: true })).toString("latin1");
    assert.equal(paper.match(/\/Type\s*\/Page\b/g).length, 1);
    if (process.env.NOSTOI_E2E_SHOTS) await card.screenshot({ path: `${process.env.NOSTOI_E2E_SHOTS}/capture-card.png`, fullPage: true });
    assert.deepEqual(office.complaints, []);
  });

  await step("and the trail has it with the person", async () => {
    assert.match(office.run("audit", "--person", "held-ru.csv:1"), /olena.*a capture card was made/);
  });

  await step("a worklist opens from the table of who stands in a list", async () => {
    await page.goto(`${office.address}/lists`);
    await page.getByRole("link", { name: "held-ru.csv" }).click();
    await page.getByRole("heading", { level: 1, name: "held-ru.csv" }).waitFor();
    await page.goto(`${page.url()}/standing`);
    const opened = page.context().waitForEvent("page");
    await page.getByRole("link", { name: "Worklist by reviewer" }).click();
    const worklist = await opened;
    await worklist.getByRole("heading", { level: 1, name: /Worklist: held-ru.csv/ }).first().waitFor();
    assert.deepEqual(await office.faults(worklist), []);
  });
}
