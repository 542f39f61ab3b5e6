// Reviewing in a team: pairs are given out, read by two of whom neither sees what the other said, and decided together after a sample.
import assert from "node:assert/strict";
import { colleague, firstAccount, fourLists } from "../beginnings.mjs";

export default async function (office, step) {
  const { page } = office;
  let petro;
  const heading = (of, name) => of.getByRole("heading", { level: 1, name }).waitFor();

  await step("an office with four lists and a reviewer", async () => {
    await firstAccount(office);
    fourLists(office);
    petro = await colleague(office, "petro", ["reviewer"], "review");
  });

  await step("pairs are given to a reviewer, and a share of them to a second reader", async () => {
    await page.goto(`${office.address}/review`);
    await page.getByRole("link", { name: "The team" }).click();
    await heading(page, "The team");
    await page.getByLabel("To", { exact: true }).selectOption("petro");
    await page.getByLabel("How many pairs").fill("3");
    await page.getByLabel("Second, independent reader").selectOption("olena");
    await page.getByLabel("Share read by both").fill("100");
    await page.getByRole("button", { name: "Give pairs out" }).click();
    await page.getByRole("status").getByText(/petro: 3.pairs. Read by two: 3/).waitFor();
    await page.getByRole("link", { name: "petro" }).click();
    await heading(page, "Worklist: petro");
    await page.locator("tbody tr").nth(2).waitFor();
  });

  await step("the reviewer finds them among his own", async () => {
    await petro.goto(`${office.address}/review`);
    await petro.getByRole("button", { name: "Given to me" }).click();
    await petro.getByRole("region", { name: "A pair of entries" }).waitFor();
    await petro.getByLabel("Why (optional)").fill("another scar");
    await petro.getByRole("button", { name: /^Not the same/ }).click();
    await petro.getByText("It becomes a decision once the second reader has said theirs.").waitFor();
  });

  await step("the second reader is shown nothing of it, and the lead neither", async () => {
    const pairs = await office.page.evaluate(async () => (await (await fetch("/api/review?mine=1")).json()).items);
    for (const { left, right } of pairs) {
      await page.goto(`${office.address}/review/${left}/${right}`);
      await page.getByRole("region", { name: "A pair of entries" }).waitFor();
      assert.ok(!(await page.locator("body").innerText()).includes("another scar"));
    }
    await page.goto(`${office.address}/review/team/olena`);
    await heading(page, "Worklist: olena");
    assert.ok(!(await page.locator("body").innerText()).includes("another scar"));
  });

  await step("a sample is decided one by one, the rest together, and all of that is taken back", async () => {
    await page.goto(`${office.address}/review`);
    await page.getByRole("link", { name: "Decisions together" }).click();
    await heading(page, "Decisions together");
    await page.getByLabel("Probability from").fill("90");
    await page.getByLabel("Pairs in the sample").fill("2");
    await page.getByRole("button", { name: "Choose pairs" }).click();
    await heading(page, /^Batch/);
    for (let left = 2; left > 0; --left) {
      await page.getByRole("link", { name: "Review the next pair of the sample" }).click();
      await page.getByRole("region", { name: "A pair of entries" }).waitFor();
      await page.keyboard.press("1");
      await page.getByRole("link", { name: "Back to the batch" }).click();
    }
    await page.getByText("All of the sample is decided alike").waitFor();
    await page.getByLabel("Why").fill("all of the sample");
    await page.getByRole("button", { name: "Decide the rest together" }).click();
    await page.getByRole("status").getByText(/Pairs decided: [1-9]/).waitFor();
    await page.getByLabel("Why").fill("the wrong list");
    await page.getByRole("button", { name: "Take the batch back" }).click();
    await page.getByRole("status").getByText(/Decisions taken back: [1-9]/).waitFor();
  });

  await step("a rule says that it does nothing until it is signed, and is signed and withdrawn", async () => {
    await page.goto(`${office.address}/settings/policies`);
    await page.getByText("Not signed: this rule does nothing.").waitFor();
    await page.getByText("Sign this text").first().click();
    await page.getByLabel("Why").fill("read and agreed");
    await page.getByRole("button", { name: "Sign this text" }).click();
    await page.getByText("In force.", { exact: true }).waitFor();
    await page.getByText("Withdraw the signature").first().click();
    await page.getByLabel("Why").fill("it joined brothers");
    await page.getByRole("button", { name: "Withdraw the signature" }).click();
    await page.getByText("Not signed: this rule does nothing.").waitFor();
    await petro.goto(`${office.address}/settings/policies`);
    await petro.getByText("Not signed: this rule does nothing.").waitFor();
    assert.equal(await petro.getByText("Sign this text").count(), 0);
  });

  await step("nothing on these pages complained", async () => assert.deepEqual(office.complaints, []));
}
