// What presenters and other sites do: compare, put a stack together, embed a card, show a component on a wall.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { test } from "node:test";

import { ADDRESS, go, place, useBrowser, visit } from "./browser.mjs";

const WITHOUT_SCRIPTS = { javaScriptEnabled: false };

useBrowser();

/** Components that a search is asked for, ticked by their ids. */
async function pick(page, ids) {
  await go(page, "/en/search?q=identity");
  for (const id of ids) await page.locator(`.pick input[value="${id}"]`).check();
}

/** The first ids of a search. */
async function firstIds(page, count) {
  await go(page, "/en/search?q=identity");
  return page.locator(".pick input").evaluateAll((boxes, wanted) => boxes.slice(0, wanted).map((box) => box.value), count);
}

for (const [how, context] of [
  ["with scripts", {}],
  ["without scripts", WITHOUT_SCRIPTS],
]) {
  test(`${how}, what is picked in a search is compared at an address that can be shared`, () =>
    visit(context, async (page) => {
      const ids = await firstIds(page, 3);
      await pick(page, ids);
      await page.locator('.picked button:not([formaction])').click();
      await page.waitForURL(/\/en\/compare\?/);

      assert.deepEqual(new URL(page.url()).searchParams.getAll("c"), ids);
      const heads = page.locator("table.compare thead th a:first-child");
      const links = await heads.evaluateAll((all) => all.map((link) => link.pathname).filter((path) => path.includes("/c/")));
      assert.deepEqual(links, ids.map((id) => `/en/c/${id}`));
      assert.ok((await page.locator("table.compare .mark-differs").count()) > 0, "differences are marked");

      await page.locator("table.compare a.remove").first().click();
      assert.deepEqual(new URL(page.url()).searchParams.getAll("c"), ids.slice(1));
    }));

  test(`${how}, a stack is put together by picking, grows by a name and is shared by its address`, () =>
    visit(context, async (page) => {
      await go(page, "/en/search?q=birth+certificate");
      await page.locator('.pick input[value="opencrvs"]').check();
      await page.locator(".picked button[formaction]").click();
      await page.waitForURL(/\/en\/stack\?/);
      assert.deepEqual(new URL(page.url()).searchParams.getAll("c"), ["opencrvs"]);

      await page.locator("form.picker input[type=search]").fill("MOSIP");
      await page.locator("form.picker button").click();
      await page.waitForURL(/c=mosip/i);
      await page.locator(".blocks a[href='/en/c/mosip']").first().waitFor();
      const shown = await page.locator(".blocks a.name").evaluateAll((all) => all.map((link) => link.pathname));
      assert.ok(shown.includes("/en/c/opencrvs") && shown.includes("/en/c/mosip"), shown.join());
      assert.ok((await page.locator("svg.drawing").count()) > 0, "the stack is drawn");

      const permalink = await page.locator(".share .address a").getAttribute("href");
      await page.goto(new URL(permalink, ADDRESS).href);
      assert.deepEqual(new URL(page.url()).searchParams.getAll("c").sort(), ["mosip", "opencrvs"]);
    }));
}

test("a stack shows what is missing", () =>
  visit({}, async (page) => {
    await go(page, "/en/stack?c=opencrvs&need=payments");
    const gap = page.locator(".blocks > li.missing");
    assert.ok((await gap.count()) > 0);
    const offers = gap.locator(".offers a.button");
    assert.ok((await offers.count()) > 0, "components that would fill the gap are offered");

    await offers.first().click();
    assert.equal(new URL(page.url()).searchParams.getAll("c").length, 2);
    assert.equal(await page.locator(".blocks > li.missing").count(), 0);
  }));

/** A page of another site that frames an address. */
async function foreignSite(framed, work) {
  const server = createServer((_, answer) => {
    answer.setHeader("content-type", "text/html");
    answer.end(`<!doctype html><html lang="en"><title>Ministry</title><iframe title="card" src="${framed}" width="400" height="300"></iframe>`);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    // Another name of this machine is another site for the browser.
    await work(`http://localhost:${server.address().port}`);
  } finally {
    server.close();
  }
}

test("another site may frame the card of a component", () =>
  foreignSite(`${ADDRESS}/c/opencrvs/embed`, (site) =>
    visit({ hosts: [site] }, async (page) => {
      await page.goto(site, { waitUntil: "load" });
      const card = page.frameLocator("iframe");
      await card.getByRole("link", { name: "OpenCRVS" }).first().waitFor();
      assert.equal(await card.locator("h1").innerText(), "OpenCRVS");
      const font = await card.locator("body").evaluate((body) => getComputedStyle(body).fontFamily);
      assert.match(font, /system-ui/, "the card has its style");
      const out = await card.locator("a").evaluateAll((links) => links.map(({ target, pathname }) => [target, pathname]));
      assert.ok(out.every(([target, path]) => target === "_blank" && path.endsWith("/c/opencrvs")), JSON.stringify(out));
    }),
  ));

for (const path of ["/en/", "/en/c/opencrvs", "/en/search?q=a", "/en/c/opencrvs/present", "/en/stack?c=opencrvs", "/docs", "/v1/components"]) {
  test(`no other site may frame ${path}`, () =>
    foreignSite(ADDRESS + path, (site) =>
      visit({ hosts: [site], allow: ["frame-ancestors", "X-Frame-Options", "Refused to"] }, async (page) => {
        await page.goto(site, { waitUntil: "load" });
        const [, frame] = page.frames();
        assert.ok(!frame.url().startsWith(ADDRESS), frame.url());
      }),
    ));
}

/** The panel of a presenter view that is in the middle of the screen, counted from nought. */
function shownPanel(page) {
  return page.evaluate(() => {
    const middle = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
    return [...document.querySelectorAll(".panel")].indexOf(middle.closest(".panel"));
  });
}

for (const [lang, forwards, backwards] of [
  ["en", "ArrowRight", "ArrowLeft"],
  ["ar", "ArrowLeft", "ArrowRight"],
]) {
  test(`a component is presented by arrow keys, in ${lang}`, () =>
    // A panel that glides in would not be there at once.
    visit({ reducedMotion: "reduce" }, async (page) => {
      await go(page, `/${lang}/c/opencrvs`);
      await page.locator(`a[href="/${lang}/c/opencrvs/present"]`).click();
      await page.waitForURL("**/present");
      const panels = await page.locator(".panel").count();
      assert.ok(panels > 1, `${panels} panels`);

      assert.equal(await shownPanel(page), 0);
      await page.keyboard.press(forwards);
      assert.equal(await shownPanel(page), 1);
      await page.keyboard.press(backwards);
      assert.equal(await shownPanel(page), 0);
      await page.keyboard.press("End");
      assert.equal(await shownPanel(page), panels - 1);
      await page.keyboard.press(forwards);
      assert.equal(await shownPanel(page), panels - 1);
      const lead = await page.locator(".panel h1").evaluate((heading) => parseFloat(getComputedStyle(heading).fontSize));
      assert.ok(lead >= 40, `the heading is ${lead} px high`);

      await page.keyboard.press("Escape");
      await page.waitForURL(`**/${lang}/c/opencrvs`);
    }));
}

test("without scripts, the presenter view is a page to scroll through", () =>
  visit(WITHOUT_SCRIPTS, async (page) => {
    await go(page, "/en/c/opencrvs/present");
    await page.locator(".panel").last().scrollIntoViewIfNeeded();
    assert.ok(await page.locator(".panel h2").last().isVisible());
  }));

test("the permanent link leads to the page in the reader's language", () =>
  visit({ locale: "fr-FR" }, async (page) => {
    await go(page, "/c/opencrvs");
    assert.equal(await page.locator("html").getAttribute("lang"), "fr");
    assert.equal(place(page), "/c/opencrvs");
  }));

test("what a page offers to other programs is there: pictures, code, oEmbed, formats, feeds", () =>
  visit({}, async (page) => {
    for (const path of ["/en/", "/ar/c/opencrvs", "/en/search?q=identity", "/en/stack?c=opencrvs&c=mosip", "/en/collections/instant-payments", "/zh/building-blocks/payments"]) {
      await go(page, path);
      const links = await page.evaluate(() => {
        const head = [...document.querySelectorAll('link[rel="alternate"]:not([hreflang]), link[rel="search"], link[rel="icon"]')].map((link) => link.href);
        const pictures = [...document.querySelectorAll('meta[property="og:image"], meta[name="twitter:image"]')].map((meta) => new URL(meta.content, location.href).href);
        const shown = [...document.images].map((image) => image.src);
        return [...new Set([...head, ...pictures, ...shown])];
      });
      for (const link of links) {
        const answer = await page.request.get(link);
        assert.equal(answer.status(), 200, `${link} on ${path}`);
      }
    }
  }));
