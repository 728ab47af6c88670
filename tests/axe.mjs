// Judges pages with axe-core in Chromium: `node axe.mjs FOLDER PAGE...`, FOLDER with axe-core and playwright-core installed.
// A page is an .html file, or a snapshot whose text is one. Exit 0: no violation of WCAG 2.2 A and AA, nor of best practice.
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";

const [folder, ...pages] = process.argv.slice(2);
const require = createRequire(path.resolve(folder) + "/");
const { chromium } = require("playwright-core");
const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
let violations = 0;
for (const file of pages) {
  const html = fs.readFileSync(file, "utf8").replace(/^---\n[^]*?\n---\n/, "");
  const page = await browser.newPage();
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.setContent(html);
  await page.addScriptTag({ content: axe });
  const found = await page.evaluate((rules) => axe.run(document, { runOnly: rules }), rules);
  for (const each of found.violations) console.error(`${file}: ${each.id} (${each.impact}): ${each.help}`);
  for (const url of asked) console.error(`${file}: asks for ${url}`);
  violations += found.violations.length + asked.length;
  console.error(`${file}: ${found.passes.length} rules passed, ${found.violations.length} violated`);
}
await browser.close();
process.exit(violations ? 1 : 0);
