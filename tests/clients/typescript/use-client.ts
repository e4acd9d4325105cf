// What a TypeScript program does with the API through generated types: node use-client.js ADDRESS
import assert from "node:assert/strict";
import createClient from "openapi-fetch";
import type { components, paths } from "./api.js";

type Component = components["schemas"]["Component"];
type ErrorCode = components["schemas"]["ErrorCode"];
type FoundComponent = components["schemas"]["FoundComponent"];
type Lang = components["schemas"]["Lang"];

const address = process.argv[2];
assert(address, "usage: node use-client.js ADDRESS");
// A component comes in several formats. The second type says which of them this program reads.
const client = createClient<paths, "application/json" | "application/problem+json">({ baseUrl: address });

/** Asks in a language, with filters, counts and chosen fields. */
async function search(): Promise<void> {
  const lang: Lang = "es";
  const { data, error } = await client.GET("/v1/components", {
    params: {
      query: { q: "certificado de nacimiento", lang, kind: ["software"], facets: ["domain", "country"], fields: ["name", "summary"], limit: 5 },
    },
  });
  assert.equal(error, undefined);
  assert(data && data.data.length === 5 && data.meta.total >= 5);
  const first = data.data[0];
  assert(first?.name && first.summary, "the fields that were asked for come");
  assert.equal(first.license, undefined, "and no other");
  assert((data.facets["domain"]?.[0]?.count ?? 0) > 0);
  assert((data.facets["country"]?.length ?? 0) > 0);
}

/** Reads page after page until there is none. */
async function everything(): Promise<FoundComponent[]> {
  const found: FoundComponent[] = [];
  let cursor: string | undefined;
  do {
    const { data } = await client.GET("/v1/components", {
      params: { query: { limit: 50, fields: ["name"], ...(cursor === undefined ? {} : { cursor }) } },
    });
    assert(data);
    found.push(...data.data);
    assert(found.length <= data.meta.total, "no more than the total comes");
    cursor = data.meta.next_cursor;
  } while (cursor !== undefined);
  return found;
}

async function pages(): Promise<string> {
  const status = await client.GET("/v1/status");
  const found = await everything();
  assert.equal(found.length, status.data?.data.components, "every component comes");
  assert.equal(new Set(found.map((one) => one.id)).size, found.length, "none comes twice");
  return `${found.length} components on all pages`;
}

/** Facts that are always there need no question mark, all others do. */
function described(component: Component): string {
  const website = component.website?.url ?? "no website known";
  const released: number | undefined = component.first_release?.year;
  return `${component.name}, ${component.license.expression}, ${website}, since ${released ?? "?"}`;
}

async function one(): Promise<void> {
  const { data } = await client.GET("/v1/components/{id}", { params: { path: { id: "mosip" }, query: { lang: "en" } } });
  assert(data);
  assert.equal(data.data.id, "mosip");
  assert.match(described(data.data), /^MOSIP, MPL-2\.0, https:/);
  assert.equal(data.links.html.endsWith("/c/mosip"), true);
}

async function missing(): Promise<void> {
  const { data, error, response } = await client.GET("/v1/components/{id}", { params: { path: { id: "mosp" } } });
  assert.equal(data, undefined);
  assert.equal(response.status, 404);
  const code: ErrorCode = error!.code;
  assert.equal(code, "component-not-found");
  assert(error!.nearest?.includes("mosip"), "the nearest ids are named");
  assert.equal(typeof error!.request_id, "string");
}

async function badParameters(): Promise<void> {
  const { error, response } = await client.GET("/v1/components", {
    params: { query: { domain: ["payment"], country: ["Kenya"], limit: 0, cursor: "x" } },
  });
  assert.equal(response.status, 400);
  assert.equal(error?.code, "invalid-parameters");
  const named = error.errors?.map((problem) => problem.parameter).sort();
  assert.deepEqual(named, ["country", "cursor", "domain", "limit"]);
  assert.equal(error.errors?.find((problem) => problem.parameter === "domain")?.nearest, "payments");
}

/** What the API would refuse does not compile. Never called. */
export function refusedByTheCompiler(component: Component): void {
  // @ts-expect-error there is no such parameter
  void client.GET("/v1/components", { params: { query: { domian: ["payments"] } } });
  // @ts-expect-error there is no such order
  void client.GET("/v1/components", { params: { query: { sort: "newest" } } });
  // @ts-expect-error there is no such language
  void client.GET("/v1/components", { params: { query: { lang: "de" } } });
  // @ts-expect-error there is no such kind
  void client.GET("/v1/components", { params: { query: { kind: ["hardware"] } } });
  // @ts-expect-error an id is required
  void client.GET("/v1/components/{id}", {});
  // @ts-expect-error the website may not be known
  void component.website.url;
  // @ts-expect-error there is no such fact
  void component.rating;
}

await search();
console.log(await pages());
await one();
await missing();
await badParameters();
console.log("search, pages, one component, 404 and 400: as described");
