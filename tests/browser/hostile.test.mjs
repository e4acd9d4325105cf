// Hostile text in a browser: no script of it runs, nothing is asked for from elsewhere, and marks of direction stay within
// their own text. A catalogue that the check refuses is served by an example program of this repository.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

import { useBrowser, visit } from "./browser.mjs";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../..");
const NARROW = { width: 320, height: 640 };
const LONG = "x".repeat(10_000);
const SCRIPT = "<script>window.pwned=1</script>";
const MARKUP = '"><img src=x onerror=window.pwned=2>';
const TURNED = "\u202Ebirth\u2066";

useBrowser();

let program;
let address;
const folder = mkdtempSync(join(tmpdir(), "hostile-"));

/** The invented catalogue with the hostile entries laid over it. */
function layOver() {
  const target = join(folder, "catalogue");
  cpSync(join(ROOT, "tests/data/catalogue"), target, { recursive: true });
  const hostile = join(ROOT, "tests/data/hostile");
  for (const name of readdirSync(hostile, { recursive: true })) {
    const file = join(hostile, name);
    if (!statSync(file).isFile()) continue;
    const before = name === "organisations.yaml" ? readFileSync(join(target, name), "utf8") : "";
    writeFileSync(join(target, name), before + readFileSync(file, "utf8").replaceAll("LONG", LONG));
  }
  return target;
}

before(async () => {
  const example = join(ROOT, "target/debug/examples/serve_unchecked");
  program = spawn(example, [layOver(), join(folder, "index")], { stdio: ["ignore", "pipe", "inherit"] });
  address = await new Promise((resolve, reject) => {
    program.once("error", reject);
    program.once("exit", (code) => reject(new Error(`the example ended with ${code}`)));
    program.stdout.once("data", (line) => resolve(String(line).trim()));
  });
});

after(() => {
  program.kill();
  rmSync(folder, { recursive: true, force: true });
});

/** What of hostile text took effect in the document that is shown. */
function harm() {
  const faults = [];
  if ("pwned" in window) faults.push(`script ${window.pwned} ran`);
  for (const part of document.querySelectorAll("*")) {
    for (const { name, value } of part.attributes) {
      if (name.startsWith("on")) faults.push(`${name} of ${part.tagName}`);
      if (/^(href|src|action|formaction|xlink:href|data)$/.test(name) && /^\s*(javascript|data|vbscript):/i.test(value)) {
        faults.push(`${name}=${value.slice(0, 60)}`);
      }
    }
    if (["IFRAME", "BASE", "OBJECT", "EMBED", "STYLE"].includes(part.tagName)) faults.push(part.tagName);
  }
  const isolates = (part) =>
    /isolate|plaintext/.test(getComputedStyle(part).unicodeBidi) || !getComputedStyle(part).display.startsWith("inline") || part instanceof SVGTextElement;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    if (!/[\u202A-\u202E\u2066-\u2069]/.test(text.data) || ["SCRIPT", "PRE", "OPTION", "TITLE", "title"].includes(text.parentElement.tagName)) continue;
    // Texts of the page's own wording are closed again: as many isolates begin as end, and nothing is overridden.
    const opened = (text.data.match(/[\u2066-\u2068]/g) ?? []).length;
    const closed = (text.data.match(/\u2069/g) ?? []).length;
    if (!/[\u202A-\u202E]/.test(text.data) && opened === closed) continue;
    let box = text.parentElement;
    while (!isolates(box)) box = box.parentElement;
    // Marked words are parts of the same text.
    if (box.matches("bdi, [lang], [dir]") && [...box.children].every((child) => child.tagName === "MARK")) continue;
    const range = document.createRange();
    range.setStartAfter(text);
    range.setEndAfter(box.lastChild);
    const behind = range.toString().trim();
    if (behind !== "" && box.contains(text)) faults.push(`turns "${behind.slice(0, 40)}" behind "${text.data.slice(0, 60)}" in ${box.outerHTML.slice(0, 120)}`);
  }
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > room) {
    const wide = [...document.querySelectorAll("body *")].find((part) => part.getBoundingClientRect().right > room + 1 || part.getBoundingClientRect().left < -1);
    faults.push(`${document.documentElement.scrollWidth} px wide: ${wide?.outerHTML.slice(0, 120)}`);
  }
  return faults;
}

function asked(path, parameters) {
  const query = new URLSearchParams(parameters);
  return `${path}?${query}`;
}

/** Address and the status that it must answer with. */
const PLACES = [
  ...["en", "ar"].flatMap((lang) => [
    [`/${lang}/c/hostile`, 200],
    [`/${lang}/c/wide`, 200],
    [`/c/hostile/embed?lang=${lang}`, 200],
    [`/c/wide/embed?lang=${lang}`, 200],
    [`/${lang}/c/hostile/present`, 200],
    [`/${lang}/c/wide/present`, 200],
    [`/${lang}/search?q=birth`, 200],
    [`/${lang}/building-blocks/registration`, 200],
    [`/${lang}/countries/KE`, 200],
    [`/${lang}/organisations`, 200],
    [`/${lang}/organisations/hostile-foundation`, 200],
    [`/${lang}/collections`, 200],
    [`/${lang}/collections/hostile-set`, 200],
    [`/${lang}/compare?c=hostile&c=wide`, 200],
    [`/${lang}/stack?c=hostile&c=wide`, 200],
    [`/${lang}/stack/present?c=hostile&c=wide`, 200],
  ]),
  ["/", 200],
  ...[SCRIPT, MARKUP, TURNED, "javascript:window.pwned=3"].flatMap((text) => [
    [asked("/en/search", { q: text }), 200],
    [asked("/ar/search", { q: `birth ${text}` }), 200],
    [asked("/en/search", { domain: text }), 400],
    [`/en/c/${encodeURIComponent(text)}`, 404],
    [`/en/building-blocks/${encodeURIComponent(text)}`, 404],
    [`/${encodeURIComponent(text)}/`, 404],
  ]),
  [asked("/en/search", { q: "x".repeat(256) }), 200],
];

test("hostile text does no harm on any page", async () => {
  const found = [];
  const allow = ["Failed to load resource"];
  for (const [path, status] of PLACES) {
    await visit({ viewport: NARROW, allow, hosts: [address] }, async (page) => {
      const answer = await page.goto(address + path, { waitUntil: "load" });
      const faults = await page.evaluate(harm);
      if (answer.status() !== status) faults.push(`status ${answer.status()}`);
      found.push(...faults.map((fault) => `${path.slice(0, 80)}: ${fault}`));
    });
  }
  assert.deepEqual(found, []);
});

test("pictures with hostile text are pictures", async () => {
  for (const path of ["/c/hostile/card.png", "/c/wide/card.png", "/c/hostile/slide.png", "/c/hostile/qr.svg", "/stack/card.png?c=hostile&c=wide"]) {
    // Around a bare picture a browser builds a page of its own, with a style and an icon.
    await visit({ hosts: [address], allow: ["Failed to load resource", "Applying inline style"] }, async (page) => {
      const answer = await page.goto(address + path);
      assert.equal(answer.status(), 200, path);
      assert.match(answer.headers()["content-type"], /^image\//);
      assert.equal(await page.evaluate(() => "pwned" in window), false, path);
    });
  }
});

test("typing hostile text does no harm", () =>
  visit({ hosts: [address] }, async (page) => {
    await page.goto(`${address}/en/search`);
    for (const text of [SCRIPT, MARKUP, TURNED]) {
      await page.locator("#q").fill(text);
      await page.waitForURL((url) => url.searchParams.get("q") === text);
      assert.deepEqual(await page.evaluate(harm), []);
    }
  }));
