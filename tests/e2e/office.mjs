// An office for a test: a fresh register in a folder of its own, the real server on a free port, and a browser that looks at it.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const require = createRequire(new URL("../../web/package.json", import.meta.url));
const { chromium } = require("playwright-core");
const axeSource = require("axe-core").source;

export const lists = resolve("examples/lists");
const patience = 20_000; // ms: a busy machine is no failure

function begun(server) {
  return new Promise((done, refused) => {
    let said = "";
    const timer = setTimeout(() => refused(new Error(`the server did not begin: ${said}`)), patience);
    const read = (bytes) => {
      said += bytes;
      const link = said.match(/https?:\/\/\S+\/first\/[\w-]+/);
      if (link) clearTimeout(timer), done(link[0]);
    };
    server.stdout.on("data", read);
    server.stderr.on("data", read);
    server.on("exit", (status) => refused(new Error(`the server ended with ${status}: ${said}`)));
  });
}

export class Office {
  static async open(program) {
    const office = new Office();
    office.folder = mkdtempSync(join(tmpdir(), "nostoi-e2e-"));
    office.file = join(office.folder, "office.nostoi");
    office.program = resolve(program);
    office.run("init");
    office.server = spawn(office.program, ["serve", office.file, "--port", "0", "--language", "en"], { stdio: ["ignore", "pipe", "pipe"] });
    office.link = await begun(office.server);
    office.server.on("exit", (status, signal) => !office.closing && console.log(`the server ended by itself: ${status ?? signal}`));
    office.address = new URL(office.link).origin;
    office.browser = await chromium.launch({ executablePath: "/usr/bin/chromium" });
    office.page = await office.newPage();
    return office;
  }

  run(...words) {
    const done = spawnSync(this.program, ["--register", this.file, "--actor", "e2e", "--language", "en", ...words], { encoding: "utf8" });
    if (done.status !== 0) throw new Error(`nostoi ${words.join(" ")}: ${done.stderr}`);
    return done.stdout;
  }

  async newPage(options = {}) {
    const context = await this.browser.newContext({ locale: "en", viewport: { width: 1280, height: 900 }, ...options });
    context.setDefaultTimeout(patience);
    const page = await context.newPage();
    this.complaints = [];
    page.on("pageerror", (error) => this.complaints.push(String(error)));
    page.on("console", (message) => message.type() === "error" && !/status of 4\d\d/.test(message.text()) && this.complaints.push(message.text()));
    return page;
  }

  /** What axe finds on the page as it is; the policy of the pages lets no other script in, so it is run from outside. */
  async faults(page = this.page) {
    return page.evaluate(`${axeSource}; axe.run(document, { resultTypes: ["violations"] }).then((found) =>
      found.violations.map((one) => one.id + ": " + one.nodes.map((node) => node.target.join(" ")).slice(0, 3).join(", ")))`);
  }

  async close() {
    this.closing = true;
    await this.browser?.close();
    this.server?.kill();
    await new Promise((done) => (this.server?.exitCode !== null ? done() : this.server.on("exit", done)));
    rmSync(this.folder, { recursive: true, force: true });
  }
}
