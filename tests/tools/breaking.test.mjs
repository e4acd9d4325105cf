// The guard against breaking changes is tried on the real document: what breaks clients is found, what only adds is not.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { breaks, judgedByOthers } from "./breaking.mjs";

const document = JSON.parse(readFileSync(process.env.OPENAPI, "utf8"));
const search = (changed) => changed.paths["/v1/components"].get;
const schemas = (changed) => changed.components.schemas;
const parameter = (changed, name) => search(changed).parameters.find((one) => one.name === name);
const json = (response) => response.content["application/json"];

const BREAKING = [
  ["an operation vanishes", (d) => delete d.paths["/v1/suggest"], /suggest: the operation is gone/],
  ["an operation is renamed", (d) => (search(d).operationId = "find_components"), /was called search_components/],
  ["an operation moves to another tag", (d) => (search(d).tags = ["other"]), /first tag was components/],
  ["a parameter vanishes", (d) => search(d).parameters.shift(), /parameter q: the parameter is gone/],
  ["a parameter becomes required", (d) => (parameter(d, "q").required = true), /parameter q: the parameter is required/],
  [
    "a new parameter is required",
    (d) => search(d).parameters.push({ name: "key", in: "query", required: true, schema: { type: "string" } }),
    /parameter key: a new parameter is required/,
  ],
  ["fewer values of a parameter are accepted", (d) => schemas(d).HitField.enum.pop(), /parameter fields.*the value .* is gone/],
  ["a limit is lowered", (d) => (parameter(d, "limit").schema.maximum = 50), /maximum was 100 and is 50/],
  ["a text gets a shape", (d) => (parameter(d, "cursor").schema.pattern = "^a$"), /pattern was absent/],
  ["a list is written in another way", (d) => (parameter(d, "facets").explode = true), /lists are written in another way/],
  ["a property of an answer vanishes", (d) => delete schemas(d).FoundComponent.properties.summary, /summary: the property is gone/],
  [
    "a property of an inner part vanishes",
    (d) => delete schemas(d).Evidence.properties.retrieved,
    /evidence\[\]\.retrieved: the property is gone/,
  ],
  [
    "a property that always came may be absent",
    (d) => (schemas(d).SearchMeta.required = schemas(d).SearchMeta.required.filter((name) => name !== "total")),
    /total: the property always came/,
  ],
  ["a property changes its type", (d) => (schemas(d).SearchMeta.properties.total.type = "string"), /was integer and is string/],
  ["null may come", (d) => (schemas(d).SearchMeta.properties.total.type = ["integer", "null"]), /null may come now/],
  ["a value of an answer vanishes", (d) => schemas(d).EvidenceKind.enum.pop(), /the value .* is gone/],
  ["an answer vanishes", (d) => delete d.paths["/v1/components/{id}"].get.responses["410"], /410: the answer is gone/],
  [
    "a format vanishes",
    (d) => delete d.paths["/v1/components/{id}"].get.responses["200"].content["application/ld+json"],
    /application\/ld\+json is gone/,
  ],
  ["a header vanishes", (d) => delete search(d).responses["200"].headers.ETag, /the header ETag is gone/],
  ["a schema vanishes", (d) => delete schemas(d).ErrorCode, /schema ErrorCode: the schema is gone/],
  ["an answer is no longer described", (d) => delete json(search(d).responses["200"]).schema, /no longer described/],
  [
    "a body is asked for",
    (d) => (search(d).requestBody = { required: true, content: { "application/json": { schema: { type: "object" } } } }),
    /a body is required now/,
  ],
];

const HARMLESS = [
  ["nothing changes", () => {}],
  ["an operation is added", (d) => (d.paths["/v1/more"] = { get: { operationId: "get_more", responses: {} } })],
  ["an optional parameter is added", (d) => search(d).parameters.push({ name: "more", in: "query", schema: { type: "string" } })],
  ["a property of an answer is added", (d) => (schemas(d).FoundComponent.properties.more = { type: "string" })],
  ["a value of an answer is added", (d) => schemas(d).EvidenceKind.enum.push("rumour")],
  ["a limit is raised", (d) => (parameter(d, "limit").schema.maximum = 500)],
  ["a parameter takes one more value", (d) => schemas(d).HitField.enum.push("more")],
  ["a property is always there from now on", (d) => schemas(d).FoundComponent.required.push("name")],
  ["descriptions change", (d) => (search(d).description = "Other words.")],
  ["a status is added", (d) => (search(d).responses["429"] = { description: "Too many." })],
];

for (const [name, change, expected] of BREAKING) {
  test(`refused: ${name}`, () => {
    const changed = structuredClone(document);
    change(changed);
    assert.match(breaks(document, changed).join("\n"), expected);
  });
}

for (const [name, change] of HARMLESS) {
  test(`accepted: ${name}`, () => {
    const changed = structuredClone(document);
    change(changed);
    assert.deepEqual(breaks(document, changed), []);
    assert.deepEqual(judgedByOthers(document, changed), []);
  });
}

/** A request body is in few operations, so its rules are tried on a document of their own. */
test("a property of a body may not become required, nor vanish", () => {
  const body = (schema) => ({
    paths: { "/v1/ask": { post: { requestBody: { content: { "application/json": { schema } } }, responses: {} } } },
  });
  const old = body({ type: "object", required: ["q"], properties: { q: { type: "string" }, lang: { type: "string" } } });
  const now = body({ type: "object", required: ["q", "sort"], properties: { q: { type: "string" }, sort: { type: "string" } } });

  const found = breaks(old, now);

  assert.deepEqual(found, [
    "POST /v1/ask body application/json.lang: the property is gone",
    "POST /v1/ask body application/json.sort: the property is required now",
  ]);
});
