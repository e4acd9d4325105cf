// Every kind of page is valid HTML: browsers repair what is not, each in its own way.

import assert from "node:assert/strict";
import { test } from "node:test";

import { HtmlValidate } from "html-validate";

import { ADDRESS } from "./browser.mjs";
import { everyPage, REFERENCE } from "./places.mjs";

const validator = new HtmlValidate({
  root: true,
  extends: ["html-validate:standard"],
  rules: {
    // Matters of taste, not of validity.
    "long-title": "off",
    "doctype-style": "off",
  },
});

const addresses = ["en", "ar"].flatMap(everyPage).map(([, path, status]) => [path, status]);

for (const [path, status] of [...addresses, [REFERENCE, 200]]) {
  test(`${path} is valid`, async () => {
    const answer = await fetch(ADDRESS + path, { headers: { accept: "text/html" } });
    assert.equal(answer.status, status);
    const report = await validator.validateString(await answer.text());
    const faults = report.results.flatMap(({ messages }) =>
      messages.map(({ ruleId, message, line, selector }) => `${ruleId}: ${message} (line ${line}, ${selector})`),
    );
    assert.deepEqual([...new Set(faults)].slice(0, 20), []);
  });
}
