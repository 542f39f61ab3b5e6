// build.mjs OUT TYPES: checks the types of src/, bundles it and writes OUT/index.html and OUT/assets/app-HASH.{js,css}, each with its .gz beside
// it. The words of the pages become a type first (TYPES/words.d.ts), so that a missing word, or a missing value in one, does not compile.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const data = join(here, "../data");
const [out, types] = process.argv.slice(2).map((folder) => resolve(folder));

/** All sentences of data/words/pages*.json by their keys. */
function readWords() {
  const files = readdirSync(join(data, "words")).filter((name) => /^pages.*\.json$/.test(name));
  const all = {};
  for (const name of files.sort()) Object.assign(all, JSON.parse(readFileSync(join(data, "words", name), "utf8")));
  delete all.about;
  return all;
}

/** "{n|line|lines} of {list}" wants a number n and a text list. */
function argumentsOf({ uk, ru, en }) {
  const wanted = new Map();
  for (const [, name, forms] of `${uk} ${ru} ${en}`.matchAll(/\{(\w+)(\|[^}]*)?\}/g))
    wanted.set(name, forms || wanted.get(name) === "number" ? "number" : "string | number");
  return `{ ${[...wanted].map(([name, type]) => `${name}: ${type}`).join("; ")} }`;
}

function checkTypes(words) {
  mkdirSync(types, { recursive: true });
  const keys = Object.entries(words).map(([key, sentences]) => `  "${key}": ${argumentsOf(sentences)};`);
  writeFileSync(join(types, "words.d.ts"), `// Made from data/words/pages*.json by web/build.mjs.\ninterface PageWords {\n${keys.join("\n")}\n}\n`);
  const settings = { extends: join(here, "tsconfig.json"), include: [join(here, "src"), join(types, "words.d.ts")] };
  writeFileSync(join(types, "tsconfig.json"), JSON.stringify(settings));
  const checked = spawnSync(process.execPath, [join(here, "node_modules/typescript/bin/tsc"), "-p", types], { stdio: "inherit" });
  if (checked.status !== 0) process.exit(1);
}

function write(path, bytes) {
  mkdirSync(dirname(join(out, path)), { recursive: true });
  writeFileSync(join(out, path), bytes);
  writeFileSync(join(out, path + ".gz"), gzipSync(bytes, { level: 9 }));
}

function named(kind, bytes) {
  const path = `assets/app-${createHash("sha256").update(bytes).digest("hex").slice(0, 12)}.${kind}`;
  write(path, bytes);
  return "/" + path;
}

const words = readWords();
checkTypes(words);
rmSync(out, { recursive: true, force: true });
const bundled = await build({
  entryPoints: { app: join(here, "src/main.tsx") },
  outdir: out,
  bundle: true,
  write: false,
  minify: true,
  format: "esm",
  target: ["es2022", "chrome107", "firefox104", "safari16"],
  jsx: "automatic",
  jsxImportSource: "preact",
  alias: { "base.css": join(data, "page/base.css") },
  legalComments: "none",
  logLevel: "warning",
});
const bytesOf = (ending) => bundled.outputFiles.find((file) => file.path.endsWith(ending)).contents;
const values = { script: named("js", bytesOf(".js")), style: named("css", bytesOf(".css")) };
for (const [key, sentences] of Object.entries(words)) for (const language of ["uk", "ru", "en"]) values[`${key}-${language}`] = sentences[language];
const page = readFileSync(join(here, "index.html"), "utf8").replace(/\{\{([\w-]+)\}\}/g, (_, name) => {
  if (!(name in values)) throw new Error(`index.html: there is no ${name}`);
  return values[name].replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");
});
write("index.html", page);
