// The second step of signing in, a code for when the phone is lost, and a session that ends while somebody works.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHmac } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { firstAccount, fourLists, password } from "../beginnings.mjs";

/** A one-time code of RFC 6238: six digits, SHA-1, every thirty seconds. */
function codeOf(secret, ahead = 0) {
  const bits = [...secret.replace(/[\s=]/g, "")].map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + ahead));
  const hash = createHmac("sha1", key).update(counter).digest();
  const at = hash[19] & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

/** What a reader of QR codes sees in a picture; nothing where Debian's zbarimg is not there. */
function seen(picture) {
  const read = spawnSync("zbarimg", ["--quiet", "--raw", picture], { encoding: "utf8" });
  return read.error ? undefined : read.stdout.trim();
}

export default async function (office, step) {
  const { page } = office;
  const heading = (name) => page.getByRole("heading", { level: 1, name }).waitFor();
  let secret, recovery;

  async function signIn() {
    await page.getByLabel("Name you sign in with").fill("olena");
    await page.getByLabel("Password").fill(password);
    await page.keyboard.press("Enter");
  }

  await step("it is set up with a code that proves the key was taken", async () => {
    await firstAccount(office);
    fourLists(office);
    await page.goto(`${office.address}/settings/totp`);
    await page.getByRole("button", { name: "Get the key for the app" }).click();
    secret = await page.locator("code.secret").innerText();
    for (const colorScheme of ["dark", "light"]) {
      await page.emulateMedia({ colorScheme });
      const folder = mkdtempSync(join(tmpdir(), "nostoi-qr-"));
      await page.locator("svg.qr").screenshot({ path: join(folder, "qr.png") });
      const read = seen(join(folder, "qr.png"));
      rmSync(folder, { recursive: true });
      if (read === undefined) console.log("    the QR code was not read: zbarimg is not installed (Debian: zbar-tools)");
      else assert.equal(read, await page.getByRole("link", { name: "open in the app" }).getAttribute("href"));
    }
    await page.getByLabel("One-time code").fill("000000");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").waitFor();
    await page.getByLabel("One-time code").fill(codeOf(secret));
    await page.keyboard.press("Enter");
    await heading("Codes for when the phone is lost");
    recovery = await page.locator(".recovery code").allInnerTexts();
    assert.ok(recovery.length >= 8);
  });

  await step("then a password alone opens nothing, and a recovery code works once", async () => {
    for (const held of [true, false]) {
      await page.getByRole("button", { name: "Sign out" }).click();
      await heading("Sign in");
      await signIn();
      await page.getByLabel("One-time code").fill(recovery[0]);
      await page.keyboard.press("Enter");
      if (held) await heading("Search");
      else await page.getByRole("alert").waitFor();
    }
    await page.getByLabel("One-time code").fill(recovery[1]);
    await page.keyboard.press("Enter");
    await heading("Search");
  });

  await step("a session that ends asks who is there, and the page goes on", async () => {
    await page.goto(`${office.address}/lists`);
    await heading("What do you open the register for?");
    await page.getByRole("radio", { name: "tracing" }).check();
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByRole("link", { name: "union.xlsx" }).waitFor();
    await page.context().clearCookies();
    await page.getByRole("link", { name: "union.xlsx" }).click();
    await heading("Sign in");
    await signIn();
    await page.getByLabel("One-time code").fill(recovery[2]);
    await page.keyboard.press("Enter");
    await heading("What do you open the register for?");
    await page.getByRole("radio", { name: "tracing" }).check();
    await page.getByRole("button", { name: "Continue" }).click();
    await heading("union.xlsx");
  });
}
