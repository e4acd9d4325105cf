// A whole way by keyboard: from the home page to the source of a fact.

import assert from "node:assert/strict";
import { test } from "node:test";

import { go, place, useBrowser, visit } from "./browser.mjs";

// More stops than there are before anything that is looked for here.
const STOPS_MAX = 200;

useBrowser();

/** Presses Tab until the focus is on a part that matches, and says after how many stops. */
async function tabTo(page, selector) {
  for (let stops = 1; stops <= STOPS_MAX; stops += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return stops;
  }
  throw new Error(`${selector} is not reached by Tab on ${place(page)}`);
}

for (const [lang, question] of [
  ["en", "birth certificate"],
  ["ar", "شهادة ميلاد"],
]) {
  test(`from the home page to the source of a fact, in ${lang}`, () =>
    visit({}, async (page) => {
      await go(page, `/${lang}/`);

      await tabTo(page, "a.skip");
      await page.keyboard.press("Enter");
      const stops = await tabTo(page, "#q");
      assert.equal(stops, 1, "the search box is the first stop of the content");
      await page.keyboard.type(question);
      await page.keyboard.press("Enter");
      await page.waitForURL((url) => url.searchParams.get("q") === question);

      await tabTo(page, `.hits a[href="/${lang}/c/opencrvs"]`);
      await page.keyboard.press("Enter");
      await page.waitForURL(`**/${lang}/c/opencrvs`);

      await tabTo(page, 'main a[href^="#evidence-"]');
      const mark = await page.evaluate(() => document.activeElement.hash);
      await page.keyboard.press("Enter");
      await page.waitForURL(`**${mark}`);
      await tabTo(page, 'a[href^="https://"]');
      const isWithin = await page.evaluate((id) => document.querySelector(id).contains(document.activeElement), mark);
      assert.ok(isWithin, `the first link after ${mark} belongs to it`);
    }));
}

test("the language list opens, is walked and closes by keyboard", () =>
  visit({}, async (page) => {
    await go(page, "/en/about");

    await tabTo(page, ".languages summary");
    await page.keyboard.press("Enter");
    await tabTo(page, '.languages a[hreflang="fr"]');
    await page.keyboard.press("Enter");
    await page.waitForURL("**/fr/about");
  }));

test("a filter is chosen by keyboard, and the focus stays on it", () =>
  visit({}, async (page) => {
    await go(page, "/en/search?q=identity");

    await tabTo(page, '.filters input[type="checkbox"]');
    const chosen = await page.evaluate(() => document.activeElement.value);
    await page.keyboard.press("Space");
    await page.waitForURL((url) => url.searchParams.getAll("domain").includes(chosen));
    await page.locator(".chips .chip").first().waitFor();

    assert.equal(await page.evaluate(() => document.activeElement.value), chosen);
  }));
