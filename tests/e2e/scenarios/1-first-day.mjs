// The first day of an office: an account, two lists, three pairs by keyboard, the person they make.
import assert from "node:assert/strict";
import { api } from "../beginnings.mjs";
import { lists } from "../office.mjs";

const password = "gravel lantern oblique harbour";

export default async function (office, step) {
  const { page } = office;
  const heading = (name) => page.getByRole("heading", { level: 1, name }).waitFor();

  await step("the one-time link makes the first account, and only with a good password", async () => {
    await page.goto(office.link);
    await heading("The first account");
    await page.getByLabel("Name you sign in with").fill("olena");
    await page.getByLabel("Password", { exact: true }).fill("short");
    await page.getByLabel("Password again").fill("short");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").getByText("12 characters").waitFor();
    assert.match(await page.title(), /^Error:/);
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByLabel("Password again").fill(password);
    await page.keyboard.press("Enter");
    await heading("Search");
  });

  await step("the link works once", async () => {
    const stranger = await office.newPage();
    await stranger.goto(office.link);
    await stranger.getByLabel("Name you sign in with").fill("stranger");
    await stranger.getByLabel("Password", { exact: true }).fill(password);
    await stranger.getByLabel("Password again").fill(password);
    await stranger.keyboard.press("Enter");
    await stranger.getByRole("alert").waitFor();
    await stranger.context().close();
  });

  await step("signing in again wants the right password", async () => {
    await page.getByRole("button", { name: "Sign out" }).click();
    await heading("Sign in");
    await page.getByLabel("Name you sign in with").fill("olena");
    await page.getByLabel("Password").fill("not the password");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").waitFor();
    await page.getByLabel("Password").fill(password);
    await page.keyboard.press("Enter");
    await heading("Search");
  });

  await step("a list is read, looked at and taken up; the purpose is asked once on the way", async () => {
    await takeUp("missing-uk.csv", "missing", true);
    await page.getByText("52 lines").waitFor();
  });

  await step("a second list, one column put right, meets the first", async () => {
    await takeUp("held-ru.csv", "held", false, ["Звание", "position"]);
    await page.getByText(/Worth a look: \d+\spairs/).waitFor();
    await page.getByRole("link", { name: "Who of them is known" }).click();
    await page.getByRole("button", { name: /one like it/ }).click();
    await page.getByText(/of 52 shown/).waitFor();
  });

  await step("three pairs are reviewed by keyboard, and the last is undone and said again", async () => {
    await page.getByRole("navigation").getByRole("link", { name: "Review" }).click();
    await heading("Review");
    for (const [key, said] of [["1", "The same person"], ["n", "Not the same"], ["u", "Cannot be told"]]) {
      await page.getByRole("region", { name: "A pair of entries" }).waitFor();
      await page.keyboard.press(key);
      await page.getByRole("status").getByText(`Recorded: ${said}.`).waitFor();
    }
    await page.keyboard.press("z");
    await page.getByRole("status").getByText("The decision was taken back.").waitFor();
    await page.getByRole("region", { name: "A pair of entries" }).waitFor();
    await page.keyboard.press("3");
    await page.getByRole("status").getByText("Recorded: Cannot be told.").waitFor();
    await page.getByRole("region", { name: "A pair of entries" }).waitFor();
    await page.keyboard.press("Space");
    await page.getByRole("status").getByText("Left: others will see this pair.").waitFor();
  });

  await step("a person is found in the other alphabet and opened with Enter", async () => {
    await page.keyboard.press("/");
    await heading("Search");
    await page.getByRole("searchbox").pressSequentially("Тополянский Роман");
    await page.locator(".found .name").first().getByText("Тополян").waitFor();
    await page.keyboard.press("ArrowDown");
    assert.match(await page.evaluate(() => document.activeElement.textContent), /Тополян/);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: /Тополян/ }).waitFor();
  });

  await step("every value leads to its original cell", async () => {
    const source = page.locator(".said .source a").first();
    const target = await source.getAttribute("href");
    await source.click();
    assert.equal("#" + (await page.locator(":target").getAttribute("id")), target);
  });

  await step("what was known before the decision is one step back", async () => {
    await page.keyboard.press("/");
    await page.getByRole("searchbox").waitFor();
    const [{ person }] = await joined();
    await page.goto(`${office.address}/people/${person}`);
    const entries = page.locator(".entry");
    await entries.nth(1).waitFor();
    await page.getByLabel("As known").focus();
    await page.keyboard.press("Home");
    await page.waitForFunction(() => document.querySelectorAll(".entry").length === 1);
    await page.keyboard.press("End");
    await entries.nth(1).waitFor();
  });

  await step("a note about the person stands in the file at once, with who said it", async () => {
    await page.getByRole("link", { name: "Take a note" }).click();
    await heading("Take a note");
    await page.getByLabel("Who says so").fill("witness K-7");
    await page.getByLabel("text").fill("saw him in March");
    await page.getByLabel("property").first().selectOption("held_at");
    await page.getByLabel("value").first().fill("barrack four");
    await page.getByRole("button", { name: "Record" }).click();
    await page.locator(".said").getByText("barrack four").waitFor();
    await page.locator(".said").getByText("witness K-7").waitFor();
  });

  await step("the relative's enquiry and the promised day are recorded, and what may not be told is refused", async () => {
    const person = page.url();
    await page.getByRole("link", { name: "Record an enquiry" }).click();
    await heading("Record an enquiry");
    await page.getByLabel("Name", { exact: true }).fill("Iryna Topolianska");
    await page.getByLabel("Kinship").selectOption("mother");
    await page.getByLabel("What we promise").fill("a call, whatever is known by then");
    await page.getByLabel("By when").fill("2031-05-23");
    await page.getByRole("button", { name: "Record", exact: true }).click();
    await heading("Iryna Topolianska");
    await page.getByText("a call, whatever is known by then").waitFor();
    await page.getByLabel("The words of the answer").fill("we are looking for him");
    await page.getByRole("button", { name: "Record the answer" }).click();
    await page.getByRole("cell", { name: "we are looking for him" }).waitFor();
    await page.getByText("Change what may be told").click();
    const allow = page.locator("details", { hasText: "Change what may be told" });
    await allow.getByLabel("May be told").selectOption("status");
    await allow.getByLabel("Why").fill("she asked");
    await allow.getByRole("button").click();
    await page.getByRole("alert").waitFor(); // the kinship was not shown
    await page.getByRole("navigation").getByRole("link", { name: "Enquiries" }).click();
    await page.getByRole("link", { name: "Iryna Topolianska" }).waitFor();
    await page.goto(person);
    await page.locator(".entry").first().waitFor();
  });

  await step("the office sees who has read this person", async () => {
    await page.getByRole("link", { name: "Who has seen this file" }).click();
    await heading("Audit");
    await page.getByRole("cell", { name: "olena" }).first().waitFor();
  });

  await step("nothing on these pages complained", async () => assert.deepEqual(office.complaints, []));

  /** People who are made of two entries. */
  async function joined() {
    const { items } = await api(page, "GET", "/api/lists");
    const { items: rows } = await api(page, "GET", `/api/lists/${items[0].at}/standing`);
    return rows.filter((row) => row.entries > 1);
  }

  async function takeUp(file, about, asksPurpose, correct) {
    await page.getByRole("navigation").getByRole("link", { name: "Lists" }).click();
    if (asksPurpose) {
      await heading("What do you open the register for?");
      await page.getByRole("radio", { name: "tracing" }).check();
      await page.getByRole("button", { name: "Continue" }).click();
    }
    await heading("Lists");
    await page.getByRole("link", { name: "Take up a list" }).first().click();
    await page.locator("input[type=file]").setInputFiles(`${lists}/${file}`);
    await heading(file);
    if (correct) {
      const column = page.getByLabel(`What column “${correct[0]}” holds`);
      await column.selectOption(correct[1]);
      await page.waitForLoadState("networkidle");
      await page.reload();
      await heading(file);
      assert.equal(await column.inputValue(), correct[1]);
    }
    await page.getByLabel("Received from").fill("an office");
    await page.getByLabel("About whom").selectOption(about);
    await page.getByRole("button", { name: "Take it up" }).click();
    await page.getByRole("link", { name: "Open the list" }).waitFor();
  }
}
