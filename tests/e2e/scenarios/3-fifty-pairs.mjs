// Fifty pairs by keyboard, under a Ukrainian layout, without touching the mouse.
import assert from "node:assert/strict";
import { firstAccount, fourLists } from "../beginnings.mjs";

export default async function (office, step) {
  const { page } = office;

  await step("an office with four lists", async () => {
    await firstAccount(office);
    fourLists(office);
  });

  await step("fifty pairs are decided one after the other", async () => {
    await page.goto(`${office.address}/review`);
    const pair = page.getByRole("region", { name: "A pair of entries" });
    await pair.waitFor();
    const began = Date.now();
    for (let n = 1; n <= 50; ++n) {
      const before = await pair.innerText();
      const key = n % 5 === 0 ? { key: "г", code: "KeyU" } : { key: "т", code: "KeyN" }; // what "u" and "n" type in Ukrainian
      await page.evaluate(({ key, code }) => document.body.dispatchEvent(new KeyboardEvent("keydown", { key, code, bubbles: true })), key);
      await page.getByText(`Reviewed now: ${n}.`).waitFor();
      await page.waitForFunction((text) => { const now = document.querySelector(".pair"); return now && now.innerText !== text; }, before);
    }
    const each = (Date.now() - began) / 50;
    assert.ok(each < 1000, `${each} ms a pair`);
  });

  await step("the decisions stand in the register", async () => {
    const log = office.run("dump", "--purpose", "maintenance");
    assert.equal(log.split("\n").filter((line) => /"not-same"|"unsure"/.test(line)).length, 50);
  });
}
