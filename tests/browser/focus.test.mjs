// Every stop of the keyboard is seen on every kind of page, and who wants less motion gets none.

import assert from "node:assert/strict";
import { test } from "node:test";

import { go, useBrowser, visit } from "./browser.mjs";
import { allowed, everyPage, PLACES } from "./places.mjs";

// The narrowest screen that WCAG 1.4.10 asks for.
const NARROW = { width: 320, height: 640 };

useBrowser();

/** What is wrong with the part that has the focus: not marked, without a size, covered by something else. */
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
