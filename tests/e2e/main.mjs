// Runs the scenarios one after the other, each with a register and a browser of its own, and counts what held.
import { readdirSync } from "node:fs";
import { Office } from "./office.mjs";

/** A step failed; what comes after stands on it. */
class Stopped extends Error {}

const program = process.argv[2];
const only = process.argv[3] ?? "";
const folder = new URL("./scenarios/", import.meta.url);
let passed = 0;
let failed = 0;

for (const file of readdirSync(folder).sort()) {
  if (!file.includes(only)) continue;
  const { default: scenario } = await import(new URL(file, folder));
  const office = await Office.open(program);
  const step = async (what, work) => {
    try {
      await work();
      ++passed;
    } catch (error) {
      ++failed;
      console.log(`FAILED ${file}: ${what}\n  ${String(error.stack ?? error).split("\n").slice(0, 6).join("\n  ")}\n  at ${office.page.url()}`);
      if (process.env.NOSTOI_E2E_SHOTS) await office.page.screenshot({ path: `${process.env.NOSTOI_E2E_SHOTS}/failed-${failed}.png`, fullPage: true });
      throw new Stopped();
    }
  };
  try {
    await scenario(office, step);
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
  } finally {
    await office.close();
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
