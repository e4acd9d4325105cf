// The search as people use it, with scripts and without.

import assert from "node:assert/strict";
import { test } from "node:test";

import { ADDRESS, go, place, useBrowser, visit } from "./browser.mjs";

const WITHOUT_SCRIPTS = { javaScriptEnabled: false };
const BIRTHS = "birth certificate";

useBrowser();

/** Names of the components that are shown. */
function names(page) {
  return page.locator(".hits h3").allInnerTexts();
}

/** How many components the page says it found. */
async function total(page) {
  return Number((await page.locator("#results").innerText()).replace(/\D/g, ""));
}

/** The choice of a filter that has the most components without having them all, as the page offers it. */
async function narrowingChoice(page) {
  const all = await total(page);
  const choices = page.locator('input[name="domain"]:not(:checked)');
  for (const choice of await choices.all()) {
    const count = Number((await choice.locator("xpath=ancestor::li").innerText()).replace(/.*\D(\d+)\s*$/s, "$1"));
    if (count >= all) continue;
    // By its value: "the first that is not checked" is another one as soon as it is checked.
    const value = await choice.getAttribute("value");
    return { choice: page.locator(`input[name="domain"][value="${value}"]`), count, value };
  }
  throw new Error("no choice narrows");
}

/** The chip that takes a domain away: its address is the one without it. */
function chipOf(page, value) {
  return page.locator(`.chips .chip:not([href*="domain=${value}"])`);
}

/** Marks the document: the mark is gone as soon as another one is loaded. */
async function mark(page) {
  await page.evaluate(() => {
    globalThis.isSameDocument = true;
  });
}

function isSameDocument(page) {
  return page.evaluate(() => globalThis.isSameDocument === true);
}

test("typing shows results without loading the page anew, and the address can be shared", () =>
  visit({}, async (page, session) => {
    await go(page, "/en/search");
    const before = await total(page);
    await mark(page);

    await page.locator("#q").pressSequentially(BIRTHS);
    await page.waitForURL((url) => url.searchParams.get("q") === BIRTHS);
    await page.locator(".hits mark").first().waitFor();

    assert.ok(await isSameDocument(page));
    assert.ok((await total(page)) < before);
    assert.match(await page.title(), /birth certificate/);
    const found = await names(page);
    assert.ok(found.includes("OpenCRVS"), found.join());
    const other = await session.newPage();
    await other.goto(page.url());
    assert.deepEqual(await names(other), found);
    assert.equal(await other.locator("#q").inputValue(), BIRTHS);
  }));

test("a filter by click narrows at once, its chip takes it away, and the back button undoes each step", () =>
  visit({}, async (page) => {
    await go(page, "/en/search?q=payments");
    await mark(page);
    const [start, all] = [place(page), await total(page)];
    const { choice, count, value } = await narrowingChoice(page);

    await choice.check();
    await page.waitForURL((url) => url.searchParams.get("domain") === value);
    await chipOf(page, value).waitFor();

    assert.ok(await isSameDocument(page));
    assert.equal(await total(page), count);
    assert.equal(await page.locator(`input[name="domain"][value="${value}"]`).isChecked(), true);
    assert.equal(await page.evaluate(() => document.activeElement.value), value, "the focus stays on the choice");

    await page.goBack();
    await page.waitForURL(ADDRESS + start);
    await chipOf(page, value).waitFor({ state: "detached" });
    assert.equal(await total(page), all);
    assert.equal(await page.locator(`input[name="domain"][value="${value}"]`).isChecked(), false);

    await page.goForward();
    await chipOf(page, value).click();
    await page.waitForURL(ADDRESS + start);
    assert.equal(await total(page), all);
  }));

test("another order is shown at once", () =>
  visit({}, async (page) => {
    await go(page, "/en/search?q=payments");
    await mark(page);

    await page.locator('select[name="sort"]').selectOption("name");
    await page.waitForURL((url) => url.searchParams.get("sort") === "name");

    assert.ok(await isSameDocument(page));
    const shown = await names(page);
    assert.deepEqual(shown, [...shown].sort(new Intl.Collator("en").compare));
  }));

test("suggestions come while a person types", () =>
  visit({}, async (page) => {
    await go(page, "/en/");

    await page.locator("#q").pressSequentially("opencr");
    await page.waitForFunction(() => document.querySelectorAll("#suggestions option").length > 0);

    const offered = await page.locator("#suggestions option").evaluateAll((options) => options.map((one) => one.value));
    assert.ok(offered.includes("OpenCRVS"), offered.join());
    await page.locator("#q").press("Enter");
    await page.waitForURL(/\/en\/search\?q=opencr$/);
  }));

test("a misspelt word is told, and what was left out", () =>
  visit({}, async (page) => {
    await go(page, "/en/search?q=brith+certficate");
    const told = await page.locator(".summary").innerText();

    assert.match(told, /birth certificate/);
    assert.ok((await names(page)).includes("OpenCRVS"));
  }));

test("the language switch keeps page and question", () =>
  visit({}, async (page) => {
    await go(page, "/en/search");
    await page.locator("#q").pressSequentially("health");
    await page.waitForURL((url) => url.searchParams.get("q") === "health");
    await page.locator(".hits mark").first().waitFor();
    const all = await total(page);

    await page.locator(".languages summary").click();
    await page.locator('.languages a[hreflang="ar"]').click();
    await page.waitForURL(/\/ar\//);

    assert.equal(place(page), "/ar/search?q=health");
    assert.equal(await page.locator("html").getAttribute("dir"), "rtl");
    assert.ok(all > 0);
  }));

for (const [lang, question, answer] of [
  ["ar", "شهادة ميلاد", "OpenCRVS"],
  ["zh", "出生证明", "OpenCRVS"],
  ["fr", "acte de naissance", "OpenCRVS"],
]) {
  test(`a question in ${lang} finds the same system`, () =>
    visit({}, async (page) => {
      await go(page, `/${lang}/`);
      await page.locator("#q").fill(question);
      await page.locator("#q").press("Enter");
      await page.waitForURL((url) => url.searchParams.get("q") === question);
      assert.ok((await names(page)).includes(answer));
    }));
}

test("without scripts: question, filter, chip and next page are a form and links", () =>
  visit(WITHOUT_SCRIPTS, async (page) => {
    await go(page, "/en/");
    await page.locator("#q").fill("payments");
    await page.getByRole("search").getByRole("button").click();
    assert.equal(place(page), "/en/search?q=payments");
    const all = await total(page);
    const first = await names(page);

    await page.locator('a[rel="next"]').click();
    const second = await names(page);
    assert.ok(second.length > 0 && second.every((name) => !first.includes(name)), second.join());

    await go(page, "/en/search?q=payments");
    const { choice, count, value } = await narrowingChoice(page);
    await choice.check();
    await page.locator('.apply button[form="ask"]').click();
    assert.equal(new URL(page.url()).searchParams.get("domain"), value);
    assert.equal(await total(page), count);

    await chipOf(page, value).click();
    assert.equal(await total(page), all);
    assert.equal(new URL(page.url()).searchParams.get("q"), "payments");
  }));

test("without scripts: the language switch keeps page and question", () =>
  visit(WITHOUT_SCRIPTS, async (page) => {
    await go(page, "/fr/search?q=identit%C3%A9&license=MIT");
    await page.locator(".languages summary").click();
    await page.locator('.languages a[hreflang="zh"]').click();
    assert.equal(place(page), "/zh/search?q=identit%C3%A9&license=MIT");
  }));

test("the result can be taken along as it is shown", () =>
  visit({}, async (page) => {
    await go(page, "/en/search?q=payments&license=MIT");
    const shown = await total(page);

    const links = await page.locator(".take a").evaluateAll((all) => all.map((link) => link.href));
    const csv = await (await page.request.get(links.find((link) => link.includes("export.csv")))).text();
    const lines = await (await page.request.get(links.find((link) => link.includes("export.ndjson")))).text();
    const twin = await (await page.request.get(links.find((link) => link.includes("/v1/components")))).json();
    const feed = await (await page.request.get(links.find((link) => link.includes("feed.atom")))).text();

    assert.equal(lines.trim().split("\n").length, shown);
    assert.equal(csv.trim().split("\r\n").length, shown + 1);
    assert.equal(twin.meta.total, shown);
    assert.match(feed, /<feed /);
  }));
