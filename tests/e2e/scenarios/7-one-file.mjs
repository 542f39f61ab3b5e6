// Two people on one person's file, each in a browser of their own: the second is told what changed, and nothing of either is lost.
import assert from "node:assert/strict";
import { api, colleague, firstAccount, fourLists } from "../beginnings.mjs";

export default async function (office, step) {
  const { page } = office;
  let petro, person;

  await step("an office with four lists, and two people who take notes", async () => {
    await firstAccount(office);
    fourLists(office);
    petro = await colleague(office, "petro", ["registrar", "reviewer"], "tracing");
    const { items } = await api(page, "GET", "/api/lists");
    person = items[0].at + 3;
  });

  await step("both write about one person; the first is recorded", async () => {
    for (const one of [page, petro]) {
      await one.goto(`${office.address}/people/${person}/note`);
      await one.getByLabel("Who says so").fill(one === page ? "his mother" : "a comrade");
      await one.getByLabel("text").fill(one === page ? "he called in May" : "saw him in barrack four");
    }
    await page.getByRole("button", { name: "Record" }).click();
    await page.locator(".entry").nth(1).waitFor();
  });

  await step("the second is told what changed, and keeps every word of the form", async () => {
    await petro.getByRole("button", { name: "Record" }).click();
    await petro.getByRole("alert").getByText("This changed meanwhile").waitFor();
    await petro.locator(".meanwhile").getByText(/his mother.*he called in May/).waitFor();
    assert.equal(await petro.getByLabel("text").inputValue(), "saw him in barrack four");
    const { entries } = await api(page, "GET", `/api/people/${person}`);
    assert.equal(entries.length, 2);
    assert.deepEqual(await office.faults(petro), []);
  });

  await step("sent again it stands beside the first", async () => {
    await petro.getByRole("button", { name: "Record" }).click();
    await petro.locator(".entry").nth(2).waitFor();
    for (const said of ["he called in May", "saw him in barrack four"]) await petro.getByText(said).first().waitFor();
  });

  await step("a decision that both see is taken back once, with a reason", async () => {
    await page.goto(`${office.address}/people/${person}`);
    await page.locator(".entry").nth(2).waitFor();
    await page.getByText("Take this decision back").first().click();
    await page.getByLabel("Why").first().fill("another man's mother");
    await page.getByRole("button", { name: "Take this decision back" }).first().click();
    await page.waitForFunction(() => document.querySelectorAll(".entry").length === 2);
    await petro.getByText("Take this decision back").first().click();
    await petro.getByLabel("Why").first().fill("I think so too");
    await petro.getByRole("button", { name: "Take this decision back" }).first().click();
    await petro.locator(".meanwhile").getByText(/No longer in this file: his mother/).waitFor();
  });

  await step("an answer to a family meets another, and is told of it", async () => {
    const { at } = await api(page, "POST", "/api/enquiries", { enquirer: { name: "Iryna" }, text: "a call", about: person });
    const ivan = await colleague(office, "ivan", ["clerk"], "enquiry");
    for (const one of [page, ivan]) {
      await one.goto(`${office.address}/enquiries/${at}`);
      await one.getByLabel("The words of the answer").fill(one === page ? "we are looking" : "nothing is known");
    }
    await page.getByRole("button", { name: "Record the answer" }).click();
    await page.getByRole("cell", { name: "we are looking" }).waitFor();
    await ivan.getByRole("button", { name: "Record the answer" }).click();
    await ivan.locator(".meanwhile").getByText("An answer: olena: we are looking").waitFor();
    await ivan.getByRole("button", { name: "Record the answer" }).click();
    await ivan.getByRole("cell", { name: "nothing is known" }).waitFor();
    await ivan.getByRole("cell", { name: "we are looking" }).waitFor();
  });

  await step("nothing on these pages complained", async () => assert.deepEqual(office.complaints, []));
}
