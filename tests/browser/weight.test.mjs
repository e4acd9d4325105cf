// What a page costs on a slow link: bytes as they are transferred, headers included, and trips to the server.

import assert from "node:assert/strict";
import { test } from "node:test";

import { ADDRESS, go, useBrowser, visit } from "./browser.mjs";

const BUDGETS = [
  ["/en/", 60_000],
  ["/ar/", 60_000],
  ["/en/search", 60_000],
  ["/en/search?q=birth+certificate", 60_000],
  ["/ru/search?q=%D0%B7%D0%B4%D0%BE%D1%80%D0%BE%D0%B2%D1%8C%D0%B5", 60_000],
  ["/en/c/opencrvs", 100_000],
  ["/ar/c/dhis2", 100_000],
  ["/zh/c/mosip", 100_000],
];

useBrowser();

/** Every request of the page with its bytes on the wire and what caused it. */
async function transfers(page, session, path) {
  const requests = new Map();
  const wire = await session.newCDPSession(page);
  await wire.send("Network.enable");
  wire.on("Network.requestWillBeSent", ({ requestId, request, type, initiator }) =>
    requests.set(requestId, { url: request.url.replace(ADDRESS, ""), type, initiator: initiator.url ?? initiator.type }),
  );
  wire.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    requests.get(requestId).bytes = encodedDataLength;
  });
  await go(page, path);
  await page.waitForLoadState("networkidle");
  return [...requests.values()];
}

for (const [path, budget] of BUDGETS) {
  test(`${path} transfers at most ${budget} bytes in one round trip after the document`, () =>
    visit({}, async (page, session) => {
      const all = await transfers(page, session, path);
      const bytes = all.reduce((sum, one) => sum + one.bytes, 0);
      console.log(`${path}: ${bytes} bytes, ${all.map((one) => `${one.type} ${one.bytes}`).join(", ")}`);

      assert.ok(bytes > 0 && bytes <= budget, `${bytes} bytes`);
      const [document, ...rest] = all;
      assert.equal(document.type, "Document");
      // What the document itself names is asked for at the same time; what another file names would be a further trip.
      const icon = (one) => one.url.endsWith("/icon.svg");
      for (const one of rest.filter((one) => !icon(one))) {
        assert.ok(["Stylesheet", "Script"].includes(one.type), `${one.type} ${one.url}`);
        assert.equal(one.initiator, ADDRESS + path, `${one.url} is asked for by ${one.initiator}`);
      }
    }));
}
