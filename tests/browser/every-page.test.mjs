// What holds for every kind of page: no barrier that axe knows, a sound outline, room for a narrow screen, a visible focus.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import axe from "axe-core";

import { go, useBrowser, visit } from "./browser.mjs";
import { BARE, ERRORS, PLACES, REFERENCE } from "./places.mjs";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
// The narrowest screen that WCAG 1.4.10 asks for.
const NARROW = { width: 320, height: 640 };
const WIDE = { width: 1280, height: 800 };

useBrowser();

/** Every kind of page with its status. */
function everyPage(lang) {
  const pages = Object.entries(PLACES).map(([kind, path]) => [kind, `/${lang}${path}`, 200]);
  const errors = Object.entries(ERRORS).map(([kind, [path, status]]) => [kind, `/${lang}${path}`, status]);
  const bare = Object.entries(BARE).map(([kind, path]) => [kind, `/${lang}${path}`, 200]);
  return [...pages, ...bare, ...errors];
}

/** A console error that an answer with an error status makes in any browser. */
function allowed(status) {
  return status === 200 ? [] : ["Failed to load resource"];
}

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
    ["h1", "main", "title"].forEach(one);
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
        visit({ allow: allowed(status) }, async (page) => {
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
  visit({}, async (page) => {
    await go(page, REFERENCE);
    assert.deepEqual(await look(page), NOTHING);
  }));

/** What the browser shows of the part that has the focus, as text: compared with and without focus it must differ. */
function focusFaults() {
  const part = document.activeElement;
  if (!part || part === document.body) return { end: true };
  const name = part.outerHTML.slice(0, 140);
  const style = getComputedStyle(part);
  const isOutlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  // The first line of a link that wraps.
  const [box] = part.getClientRects();
  const faults = [];
  if (!isOutlined) faults.push(`no outline: ${name}`);
  if (box.width === 0 || box.height === 0) faults.push(`no size: ${name}`);
  const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1);
  const y = Math.min(Math.max(box.top + box.height / 2, 0), innerHeight - 1);
  const top = document.elementFromPoint(x, y);
  const isSeen = top && (part.contains(top) || top.contains(part) || [...(part.labels ?? [])].some((label) => label.contains(top)));
  if (!isSeen) faults.push(`covered by ${top?.outerHTML.slice(0, 80)}: ${name}`);
  return { faults, part: name };
}

// Far more than any page has; a page that catches the keyboard would never end.
const STOPS_MAX = 1500;

for (const [kind, path, status] of everyPage("en")) {
  test(`on ${kind}, each stop of the keyboard is seen and none is a trap`, () =>
    visit({ viewport: NARROW, allow: allowed(status) }, async (page) => {
      await go(page, path, status);
      const faults = [];
      let stops = 0;
      for (; stops < STOPS_MAX; stops += 1) {
        await page.keyboard.press("Tab");
        const found = await page.evaluate(focusFaults);
        if (found.end) break;
        faults.push(...found.faults);
      }
      assert.deepEqual(faults, []);
      assert.ok(stops > 0 && stops < STOPS_MAX, `${stops} stops`);
    }));
}

test("who wants less motion gets none", () =>
  visit({ reducedMotion: "reduce" }, async (page) => {
    for (const path of Object.values(PLACES)) {
      await go(page, `/en${path}`);
      const moving = await page.evaluate(() =>
        [...document.querySelectorAll("*")]
          .filter((part) => {
            const { animationName, animationDuration, transitionDuration, scrollBehavior } = getComputedStyle(part);
            const lasts = (times) => times.split(",").some((time) => parseFloat(time) > 0);
            return (animationName !== "none" && lasts(animationDuration)) || lasts(transitionDuration) || scrollBehavior === "smooth";
          })
          .map((part) => part.outerHTML.slice(0, 80)),
      );
      assert.deepEqual(moving, [], path);
    }
  }));
