// A browser for the tests: every page it opens is watched, and what no page may do fails the test that opened it.

import assert from "node:assert/strict";
import { after, before } from "node:test";

import { chromium } from "playwright-core";

/** Address of the running program, without a slash at its end: scripts/test sets it. */
export const ADDRESS = process.env.ADDRESS;
assert.ok(ADDRESS, "set ADDRESS to the address of the running program, or use scripts/test browser");

export const EXECUTABLE = process.env.CHROMIUM ?? "/usr/bin/chromium";
// A container has no user namespaces and little shared memory; nothing may call home.
export const FLAGS = [
  "--no-sandbox",
  "--disable-dev-shm-usage",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--no-proxy-server",
];

let browser;

/** Starts the browser for the tests of a file and ends it after them. */
export function useBrowser() {
  before(async () => {
    browser = await chromium.launch({ executablePath: EXECUTABLE, args: FLAGS });
  });
  after(() => browser.close());
}

/**
 * Gives `work` a fresh page in a context of its own, and afterwards looks at what the page did: no error on the console, no
 * violation of the content security policy, no request to another host, nothing stored in the browser.
 * `options.allow` lists texts of console errors that the test itself provokes, `options.hosts` other hosts it uses.
 */
export async function visit(options, work) {
  const { allow = [], hosts = [], ...context } = options;
  const session = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...context });
  const faults = [];
  const known = [ADDRESS, ...hosts];
  try {
    const page = await session.newPage();
    page.on("console", (message) => {
      const text = message.text();
      if (message.type() === "error" && !allow.some((part) => text.includes(part))) faults.push(`console: ${text}`);
    });
    page.on("pageerror", (error) => faults.push(`exception: ${error}`));
    page.on("request", (request) => {
      const url = request.url();
      const isOurs = known.some((host) => url === host || url.startsWith(`${host}/`));
      if (!isOurs && !url.startsWith("data:") && url !== "about:blank") faults.push(`request to ${url}`);
    });
    page.setDefaultTimeout(10_000);
    await work(page, session);
    for (const cookie of await session.cookies()) faults.push(`cookie ${cookie.name}`);
    const stored = await session.storageState();
    for (const origin of stored.origins) faults.push(`stored ${JSON.stringify(origin)}`);
  } finally {
    await session.close();
  }
  assert.deepEqual(faults, []);
}

/** Opens a page of the program and makes sure that it is there. */
export async function go(page, path, status = 200) {
  const answer = await page.goto(ADDRESS + path, { waitUntil: "load" });
  assert.equal(answer.status(), status, path);
  return answer;
}

/** Path and query of where the page is now. */
export function place(page) {
  const { pathname, search } = new URL(page.url());
  return pathname + search;
}
