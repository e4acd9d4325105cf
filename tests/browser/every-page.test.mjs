// What holds for every kind of page: no barrier that axe knows, a sound outline, room for a narrow screen.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import axe from "axe-core";

import { go, useBrowser, visit } from "./browser.mjs";
import { allowed, everyPage, REFERENCE } from "./places.mjs";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
// The narrowest screen that WCAG 1.4.10 asks for.
const NARROW = { width: 320, height: 640 };
const WIDE = { width: 1280, height: 800 };

// Colours that are still on their way to another scheme would be measured half-way.
const STILL = { reducedMotion: "reduce" };

useBrowser();

function told(violations) {
  const where = (node) => `${node.html.slice(0, 160)} (${node.any[0]?.message ?? node.failureSummary})`;
  return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 5).map(where).join("; ")}`);
}

/** What axe finds on a page; `rules` names some of its rules. */
async function barriers(page, rules) {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe.source);
  const runOnly = rules ? { type: "rule", values: rules } : { type: "tag", values: TAGS };
  const { violations } = await page.evaluate((options) => globalThis.axe.run(document, options), {
    runOnly,
    resultTypes: ["violations"],
  });
  return told(violations);
}

async function overflow(page) {
  return page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return [];
    const wide = [...document.querySelectorAll("body *")].filter((part) => {
      const box = part.getBoundingClientRect();
      return box.right > room + 1 || box.left < -1;
    });
    return [`${document.documentElement.scrollWidth} px`, ...wide.slice(0, 5).map((part) => part.outerHTML.slice(0, 120))];
  });
}

async function outline(page) {
  return page.evaluate(() => {
    const faults = [];
    const all = (selector) => [...document.querySelectorAll(selector)];
    const one = (selector) => {
      const count = all(selector).length;
      if (count !== 1) faults.push(`${count} × ${selector}`);
    };
    ["h1", "main", "head > title"].forEach(one);
    const ids = all("[id]").map((part) => part.id);
    faults.push(...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `id ${id} twice`));
    for (const link of all("a[href^='#']")) {
      if (!document.getElementById(decodeURIComponent(link.hash.slice(1)))) faults.push(`${link.hash} leads nowhere`);
    }
    const levels = all("h1, h2, h3, h4, h5, h6").map((heading) => Number(heading.tagName[1]));
    levels.forEach((level, at) => {
      if (at > 0 && level > levels[at - 1] + 1) faults.push(`h${level} after h${levels[at - 1]}`);
    });
    for (const part of all("[lang]")) {
      try {
        Intl.getCanonicalLocales(part.lang);
      } catch {
        faults.push(`lang="${part.lang}"`);
      }
    }
    return faults;
  });
}

async function whileNarrow(page, look) {
  await page.setViewportSize(NARROW);
  const found = await look(page);
  await page.setViewportSize(WIDE);
  return found;
}

async function look(page) {
  const faults = {
    axe: await barriers(page),
    narrow: await whileNarrow(page, overflow),
    outline: await outline(page),
  };
  // Dark mode changes colours only.
  await page.emulateMedia({ colorScheme: "dark" });
  faults.dark = await barriers(page, ["color-contrast", "link-in-text-block"]);
  return faults;
}

const NOTHING = { axe: [], narrow: [], outline: [], dark: [] };

for (const lang of ["en", "ar", "zh"]) {
  describe(`in ${lang}`, () => {
    for (const [kind, path, status] of everyPage(lang)) {
      test(`${kind} has no barrier and a sound outline`, () =>
        visit({ ...STILL, allow: allowed(status) }, async (page) => {
          await go(page, path, status);
          assert.deepEqual(await look(page), NOTHING);
          const root = page.locator("html");
          assert.equal(await root.getAttribute("lang"), lang);
          assert.equal(await root.getAttribute("dir"), lang === "ar" ? "rtl" : "ltr");
        }));
    }
  });
}

test("the reference has no barrier and a sound outline", () =>
  visit(STILL, async (page) => {
    await go(page, REFERENCE);
    assert.deepEqual(await look(page), NOTHING);
  }));
