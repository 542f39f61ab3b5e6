// Two people on one pair: what the first says is not overwritten by what the second meant to say.
import assert from "node:assert/strict";
import { firstAccount, fourLists, password } from "../beginnings.mjs";

export default async function (office, step) {
  const { page } = office;
  let other;

  await step("an office with four lists and a second person", async () => {
    await firstAccount(office);
    fourLists(office);
    await page.goto(`${office.address}/settings/people/new`);
    await page.getByLabel("Name", { exact: true }).fill("Petro Sych");
    await page.getByLabel("Name you sign in with").fill("petro");
    await page.getByRole("checkbox", { name: /^review/ }).check();
    await page.getByRole("button", { name: "Add a person" }).click();
    const link = await page.locator("code").innerText();
    other = await office.newPage();
    await other.goto(link);
    await other.getByLabel("Password", { exact: true }).fill(password);
    await other.getByLabel("Password again").fill(password);
    await other.keyboard.press("Enter");
    await other.getByRole("heading", { level: 1, name: "Search" }).waitFor();
  });

  await step("the second one may do what the role says, and no more", async () => {
    await other.goto(`${office.address}/settings/people`);
    await other.getByRole("alert").waitFor();
    await other.goto(`${office.address}/review`);
    await other.getByRole("radio", { name: "review of pairs" }).check();
    await other.getByRole("button", { name: "Continue" }).click();
    await other.getByRole("region", { name: "A pair of entries" }).waitFor();
  });

  await step("both look at one pair; the first decides, the second is told, and nothing is overwritten", async () => {
    await page.goto(`${office.address}/review`);
    const first = page.getByRole("region", { name: "A pair of entries" });
    await first.waitFor();
    const [left, right] = await page.locator(".pair thead a").evaluateAll((links) => links.map((link) => link.getAttribute("href").split("/").pop()));
    for (const one of [page, other]) {
      await one.goto(`${office.address}/review/${left}/${right}`);
      await one.getByRole("region", { name: "A pair of entries" }).waitFor();
    }
    await page.keyboard.press("2");
    await page.getByText("Recorded: Not the same.").waitFor();
    await other.keyboard.press("1");
    await other.getByRole("alert").waitFor();
    await other.getByRole("button", { name: "Try again" }).click();
    await other.getByText("olena: Not the same").waitFor();
    const said = office.run("dump", "--purpose", "maintenance").split("\n").filter((line) => /"verdict":"(not-)?same"/.test(line.replace(/\s/g, "")));
    assert.equal(said.length, 1);
    assert.match(said[0], /not-same/);
  });
}
