// Takes pictures of the key pages: node tests/browser/screenshots.mjs FOLDER, or with "chosen" before it those of the README.
// They are looked at by people; no test compares them.

import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { chromium } from "playwright-core";

import { ADDRESS, EXECUTABLE, FLAGS } from "./browser.mjs";
import { PICTURED } from "./places.mjs";

const LANGUAGES = ["en", "fr", "ar"];
const WIDTHS = { 320: 640, 1280: 800 };
const SCHEMES = ["light", "dark"];
// What a person would still scroll through; longer pages repeat themselves.
const HEIGHT_MAX = 3200;

// The pictures of the README: name, address, width, height, scheme.
const CHOSEN = [
  ["home", "/en/", 1280, 860, "light"],
  ["search", "/en/search?q=birth+certificate", 1280, 860, "light"],
  ["component", "/en/c/opencrvs", 1280, 1400, "light"],
  ["stack", "/en/stack?c=opencrvs&c=mosip&c=openg2p&c=mojaloop", 1280, 1200, "dark"],
  ["arabic-phone", "/ar/search?q=%D8%B4%D9%87%D8%A7%D8%AF%D8%A9+%D9%85%D9%8A%D9%84%D8%A7%D8%AF", 390, 844, "light"],
];

const isChosen = process.argv[2] === "chosen";
const folder = process.argv[isChosen ? 3 : 2];
if (!folder) throw new Error("name the folder for the pictures");
await mkdir(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: EXECUTABLE, args: FLAGS });

async function open(path, size, colorScheme, work) {
  const session = await browser.newContext({ viewport: size, colorScheme, reducedMotion: "reduce" });
  const page = await session.newPage();
  const answer = await page.goto(ADDRESS + path, { waitUntil: "networkidle" });
  if (answer.status() === 200) await work(page, session);
  else console.error(`${path} answers ${answer.status()}`);
  await session.close();
}

/** A whole page as PNG, down to where it repeats itself. */
async function whole(name, path, size, scheme) {
  await open(path, size, scheme, async (page) => {
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    const clip = { x: 0, y: 0, width: size.width, height: Math.min(height, HEIGHT_MAX) };
    await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true, clip });
  });
}

/** What is seen at first as WebP, which the browser makes small. */
async function first(name, path, size, scheme) {
  await open(path, size, scheme, async (page, session) => {
    const wire = await session.newCDPSession(page);
    const { data } = await wire.send("Page.captureScreenshot", { format: "webp", quality: 72 });
    await writeFile(join(folder, `${name}.webp`), Buffer.from(data, "base64"));
  });
}

if (isChosen) {
  for (const [name, path, width, height, scheme] of CHOSEN) await first(name, path, { width, height }, scheme);
} else {
  for (const [kind, path] of Object.entries(PICTURED)) {
    for (const lang of LANGUAGES) {
      for (const [width, height] of Object.entries(WIDTHS)) {
        for (const scheme of SCHEMES) {
          await whole(`${kind}-${lang}-${width}-${scheme}`, path.replace("{lang}", lang), { width: Number(width), height }, scheme);
        }
      }
    }
  }
}
await browser.close();
