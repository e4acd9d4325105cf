// The same facts on each page and in its JSON twin, both ways: what one has and the other has not fails, for every component,
// every term, every organisation and every collection of the catalogue.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { ADDRESS, useBrowser, visit } from "./browser.mjs";
import { componentFacts, termFacts } from "./page-facts.mjs";

// Arabic pages differ from English ones in wording and direction only: a part of them is enough.
const IN_ARABIC = 30;
// Requests that are under way at the same time.
const AT_ONCE = 4;
// A busy server answers 503 and wants to be asked again.
const TRIES = 10;
const PAUSE_MS = 100;
const STANDINGS = { tested: "tested", "self-reported": "declared", "mapped-by-curator": "inferred" };
const TERM_PAGES = ["domains", "capabilities", "building-blocks", "standards", "sdgs", "countries"];

useBrowser();

/** Asks, and asks again while the server says that it is busy. */
async function ask(path, accept) {
  for (let tries = 1; ; tries += 1) {
    const answer = await fetch(ADDRESS + path, { headers: { accept } });
    if (answer.status !== 503 || tries === TRIES) {
      assert.equal(answer.status, 200, path);
      return answer;
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * tries));
  }
}

async function json(path) {
  return (await ask(path, "application/json")).json();
}

async function html(path) {
  return (await ask(path, "text/html")).text();
}

/** Does `work` for each item, several at once, and gives what was found wrong. */
async function forEach(items, work) {
  const faults = [];
  const queue = [...items];
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
      try {
        await work(item);
      } catch (error) {
        faults.push(`${item.id ?? item}: ${error.message}`);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return faults.slice(0, 5);
}

/** Opens a page of the program in which other pages can be parsed. */
function parsing(work) {
  return visit({}, async (page) => {
    await page.goto(`${ADDRESS}/en/accessibility`);
    await work((read, text) => page.evaluate(`(${read})(${JSON.stringify(text)})`));
  });
}

async function listed(path) {
  const all = [];
  for (let next = path; next; ) {
    const answer = await json(next);
    all.push(...answer.data);
    next = answer.links?.next;
  }
  return all;
}

/** Pairs words of the page with values of the API: each value has one word, and each word one value. */
class Words {
  #pairs = new Map();

  same(kind, value, word) {
    for (const [key, other] of [
      [`${kind} ${value} →`, word],
      [`${kind} ← ${word}`, value],
    ]) {
      const before = this.#pairs.get(key) ?? other;
      assert.equal(other, before, `${kind}: ${value} is called ${word}`);
      this.#pairs.set(key, other);
    }
  }
}

/** Names of terms and organisations in a language. */
async function namesIn(lang) {
  const names = {};
  for (const { id } of (await json("/v1/vocabularies")).data) {
    const vocabulary = (await json(`/v1/vocabularies/${id}?lang=${lang}`)).data;
    names[id] = Object.fromEntries(vocabulary.terms.map((term) => [term.id, term.label]));
  }
  for (const [id, label] of Object.entries(names.sdgs)) names.sdgs[id] = `${id}. ${label}`;
  names.organisations = Object.fromEntries((await json("/v1/organisations")).data.map(({ id, name }) => [id, name]));
  return names;
}

const plain = (text) => text.replace(/\s+/g, " ").trim();
const note = (given) => (given === undefined ? null : plain(given));
const sorted = (list) => [...list].sort((one, other) => JSON.stringify(one).localeCompare(JSON.stringify(other)));
/** What a browser may follow. */
const followed = (url) => (/^https?:\/\//.test(url) ? url : null);

/** What the page of a component must say, made from the API's answer. */
class Expected {
  constructor(data, lang, names) {
    Object.assign(this, { data, lang, names });
  }

  rests(ids) {
    const named = this.data.evidence.filter(({ id }) => ids.includes(id));
    const days = named.map(({ retrieved }) => retrieved).sort();
    return { evidence: named.map(({ id }) => id), read: days.at(-1) ?? null };
  }

  value(label, href, ids, rest = {}) {
    return { label, href, detail: null, standing: null, note: null, ...this.rests(ids), ...rest };
  }

  mappings(field, vocabulary) {
    return (this.data[field] ?? []).map(({ id, status, evidence, note: given }) => {
      const href = TERM_PAGES.includes(vocabulary) ? `/${this.lang}/${vocabulary}/${id}` : undefined;
      return this.value(this.names[vocabulary][id], href, evidence, { standing: STANDINGS[status], note: note(given) });
    });
  }

  link(url, ids, label) {
    return this.value(url.replace(/^https?:\/\//, "").replace(/\/+$/, ""), followed(url), ids, { note: note(label) });
  }

  purposes() {
    const domains = this.data.domains.map((id) => this.value(this.names.domains[id], `/${this.lang}/domains/${id}`, []));
    return [
      ["domains", domains],
      ["capabilities", this.mappings("capabilities", "capabilities")],
      ["building_blocks", this.mappings("building_blocks", "building-blocks")],
      ["standards", this.mappings("standards", "standards")],
      ["sdgs", this.mappings("sdgs", "sdgs")],
    ];
  }

  stewards() {
    const roles = ["owner", "maintainer", "host", "funder", "implementer", "supporter"];
    const held = (role) => (this.data.stewards ?? []).filter((steward) => steward.role === role);
    return roles.map((role) => [
      role,
      held(role).map(({ organisation: id, evidence }) => this.value(this.names.organisations[id], `/${this.lang}/organisations/${id}`, evidence)),
    ]);
  }

  development() {
    const { website, documentation, repositories, development_status: status, first_release: release, last_activity: activity, dpg } = this.data;
    const one = (fact, make) => (fact ? [make(fact)] : []);
    const named = (texts) => (texts ?? []).map((text) => this.value(plain(text), null, []));
    return [
      ["website", one(website, ({ url, evidence }) => this.link(url, evidence))],
      ["documentation", one(documentation, ({ url, evidence }) => this.link(url, evidence))],
      ["repositories", (repositories ?? []).map(({ url, evidence, label }) => this.link(url, evidence, label))],
      ["development_status", one(status, ({ value, evidence }) => this.value(this.names["development-status"][value], null, evidence))],
      ["first_release", one(release, ({ year, evidence }) => this.value(String(year), null, evidence))],
      ["last_activity", one(activity, ({ on, evidence }) => this.value({ day: on }, null, evidence))],
      ["programming_languages", this.mappings("programming_languages", "programming-languages")],
      ["dpg", one(dpg, (record) => this.value(this.names["dpg-status"][record.status], null, record.evidence, { note: note(record.note), detail: { gid: record.gid } }))],
      ["aliases", named(this.data.aliases)],
      ["former_names", named(this.data.former_names)],
    ];
  }
}

/** Compares rows: those that are told, in order, each under its own title. */
function compareRows(kind, shown, expected, words) {
  const told = expected.filter(([, values]) => values.length > 0);
  assert.equal(shown.length, told.length, `${kind}: ${shown.map(({ title }) => title)} instead of ${told.map(([key]) => key)}`);
  told.forEach(([key, values], at) => {
    words.same(kind, key, shown[at].title);
    assert.equal(shown[at].values.length, values.length, `${kind} ${key}`);
    values.forEach((value, place) => compareValue(key, shown[at].values[place], { ...value }, words));
  });
}

function compareValue(key, shown, expected, words) {
  const found = { ...shown };
  // Days and statuses are words of the language: what matters is that each stands for one value everywhere.
  if (typeof expected.label === "object") {
    words.same("day", expected.label.day, found.label);
    expected.label = found.label;
  }
  if (expected.detail) {
    const { gid } = expected.detail;
    assert.equal(gid === undefined || found.detail.includes(gid), true, `${key}: ${found.detail} lacks ${gid}`);
    expected.detail = found.detail;
  }
  if (expected.href === undefined) expected.href = found.href;
  assert.deepEqual(found, expected, key);
}

function compareCountries(shown, data, lang, expected, words) {
  const deployments = data.deployments ?? [];
  const stripped = shown.map(({ label, href, evidence, note: told }) => ({ label, href, evidence, note: told }));
  const wanted = deployments.map(({ country, evidence, note: given }) => ({
    label: expected.names.countries[country],
    href: `/${lang}/countries/${country}`,
    evidence: expected.rests(evidence).evidence,
    note: note(given),
  }));
  assert.deepEqual(sorted(stripped), sorted(wanted));
  for (const { country, status } of deployments) {
    const row = shown.find(({ href }) => href === `/${lang}/countries/${country}`);
    words.same("use", status ?? "unknown", row.detail);
  }
}

/** One direction-less name for each kind of relation, as a reader sees it. */
function kindOf({ type, direction }) {
  return type === "integrates-with" ? type : `${type} ${direction}`;
}

function compareRelations(shown, related, lang, words) {
  const rows = shown.flatMap(({ title, values }) => values.map((value) => ({ title, ...value })));
  assert.equal(rows.length, related.length, "relations");
  for (const relation of related) {
    const isOwn = relation.direction === "outgoing";
    const titles = relation.evidence.map(({ title }) => plain(title));
    const wanted = {
      href: `/${lang}/c/${relation.id}`,
      label: plain(relation.name),
      evidence: isOwn ? relation.evidence.map(({ id }) => id).sort() : [],
      notes: [...(relation.note ? [plain(relation.note)] : []), ...(isOwn ? [] : titles)],
    };
    const at = rows.findIndex(({ title, ...row }) => {
      const found = { ...row, evidence: [...row.evidence].sort() };
      return JSON.stringify([found.href, found.label, found.evidence, found.notes]) === JSON.stringify(Object.values(wanted));
    });
    assert.ok(at >= 0, `${JSON.stringify(wanted)} is not among ${JSON.stringify(rows)}`);
    words.same("relation", kindOf(relation), rows[at].title);
    rows.splice(at, 1);
  }
}

function compareSources(shown, data, words) {
  assert.deepEqual(
    shown.map(({ id, title, href }) => ({ id, title, href })),
    data.evidence.map(({ id, title, url }) => ({ id, title: plain(title), href: followed(url) })),
  );
  data.evidence.forEach(({ kind, retrieved, seen }, at) => {
    const [kindTold, readTold, ...seenTold] = shown[at].told.split(" · ");
    words.same("kind of source", kind, kindTold);
    words.same("day of reading", retrieved, readTold);
    assert.equal(seenTold.join(" · "), seen ? plain(seen) : "");
  });
}

/** Fields of which the page says that they are not known. */
const TELLABLE = [
  "capabilities", "building_blocks", "standards", "sdgs", "deployments", "stewards", "relations", "website", "documentation", "repositories",
  "development_status", "first_release", "last_activity", "programming_languages", "dpg",
];

function compareUnknown(shown, data, words) {
  const isOut = (field) => (data.not_applicable ?? []).includes(field);
  const isAbsent = (field) => data[field] === undefined && !(field === "deployments" && data.worldwide_use);
  const isEmpty = (field) => Array.isArray(data[field]) && data[field].length === 0;
  const wanted = [
    ["unknown", TELLABLE.filter((field) => isAbsent(field) && !isOut(field))],
    ["none", TELLABLE.filter((field) => isEmpty(field) && !isOut(field))],
    ["not applicable", TELLABLE.filter(isOut)],
  ].filter(([, fields]) => fields.length > 0);
  assert.equal(shown.length, wanted.length, "what is not known");
  wanted.forEach(([kind, fields], at) => {
    words.same("reason", kind, shown[at].kind);
    assert.equal(shown[at].titles.length, fields.length, `${kind}: ${shown[at].titles} instead of ${fields}`);
    fields.forEach((field, place) => words.same("field", field, shown[at].titles[place]));
  });
}

async function compareComponent(id, lang, names, collections, words, read) {
  const [page, twin, related] = await Promise.all([
    html(`/${lang}/c/${id}`).then((text) => read(componentFacts, text)),
    json(`/v1/components/${id}?lang=${lang}`),
    json(`/v1/components/${id}/related?lang=${lang}`),
  ]);
  const { data } = twin;
  const expected = new Expected(data, lang, names);
  assert.equal(page.twin.split("?")[0], `/v1/components/${id}`);
  assert.equal(page.name, plain(data.name));
  assert.equal(page.summary, plain(data.summary));
  assert.deepEqual(page.description, data.description.split(/\n\s*\n/).map(plain));
  assert.deepEqual(page.features, (data.features ?? []).map(plain));
  compareRows("purposes", page.purposes, expected.purposes(), words);
  compareRows("stewards", page.stewards, expected.stewards(), words);
  compareRows("development", page.development, expected.development(), words);
  compareCountries(page.countries, data, lang, expected, words);
  const worldwide = data.worldwide_use?.countries;
  assert.equal(Boolean(page.worldwide), worldwide !== undefined, "worldwide use");
  if (worldwide !== undefined) assert.ok(page.worldwide.includes(String(worldwide)), page.worldwide);
  const { expression, evidence } = data.license;
  assert.equal(page.license.expression, expression);
  assert.deepEqual(page.license.evidence, expected.rests(evidence).evidence);
  compareRelations(page.relations, related.data.relations, lang, words);
  compareSources(page.sources, data, words);
  const { added, reviewed, review_due: due } = data.curation;
  assert.deepEqual(page.history.filter((day) => ![added, reviewed, due].includes(day)), []);
  assert.ok([added, reviewed, due].every((day) => page.history.includes(day)), `history: ${page.history}`);
  const naming = collections.filter(({ members }) => members.some(({ component }) => component === id));
  assert.deepEqual(sorted(page.collections), sorted(naming.map((one) => `/${lang}/collections/${one.id}`)));
  compareUnknown(page.unknown, data, words);
}

async function allCollections() {
  const list = await json("/v1/collections");
  return Promise.all(list.data.map(({ id }) => json(`/v1/collections/${id}`).then(({ data }) => data)));
}

describe("the same facts on page and twin", () => {
  for (const [lang, count] of [
    ["en", Infinity],
    ["ar", IN_ARABIC],
  ]) {
    test(`of components, in ${lang}`, () =>
      parsing(async (read) => {
        const [names, collections] = [await namesIn(lang), await allCollections()];
        const words = new Words();
        const ids = (await listed("/v1/components?limit=100&fields=name")).map(({ id }) => id);
        assert.ok(ids.length > 200, `${ids.length} components`);
        // Every n-th, so that a part of them is one of all kinds.
        const step = Math.max(1, Math.floor(ids.length / count));
        const chosen = ids.filter((_, at) => at % step === 0);
        const faults = await forEach(chosen, (id) => compareComponent(id, lang, names, collections, words, read));
        assert.deepEqual(faults, []);
      }));
  }

  for (const lang of ["en", "ar"]) {
    test(`of terms, in ${lang}`, () =>
      parsing(async (read) => {
        const [faults, words] = [[], new Words()];
        for (const vocabulary of TERM_PAGES) {
          const { terms } = (await json(`/v1/vocabularies/${vocabulary}?lang=${lang}`)).data;
          const chosen = lang === "en" ? terms : terms.slice(0, 5);
          faults.push(...(await forEach(chosen, ({ id }) => compareTerm(`${vocabulary}/${id}`, lang, words, read))));
        }
        assert.deepEqual(faults, []);
      }));
  }

  test("of organisations", () =>
    parsing(async (read) => {
      const [{ data }, words] = [await json("/v1/organisations"), new Words()];
      assert.deepEqual(await forEach(data, ({ id }) => compareOrganisation(id, "en", words, read)), []);
    }));

  test("of collections", () =>
    parsing(async (read) => {
      for (const lang of ["en", "ar"]) {
        const collections = await allCollections();
        assert.ok(collections.length > 0);
        assert.deepEqual(await forEach(collections, (collection) => compareCollection(collection, lang, read)), []);
      }
    }));
});

const sources = (evidence) => evidence.map(({ title, url }) => ({ title: plain(title), href: followed(url) }));
const set = (list) => [...new Set(list.map((one) => JSON.stringify(one)))].sort();

async function compareTerm(path, lang, words, read) {
  const [page, { data }] = await Promise.all([
    html(`/${lang}/${path}`).then((text) => read(termFacts, text)),
    json(`/v1/vocabularies/${path}?lang=${lang}`),
  ]);
  assert.equal(page.twin.split("?")[0], `/v1/vocabularies/${path}`);
  assert.ok(page.name.includes(plain(data.label)), page.name);
  const meaning = data.definitions[lang] ?? data.definitions.en;
  assert.equal(page.meaning, meaning ? plain(meaning) : null);
  assert.equal(data.components.length, data.count);
  const wanted = data.components.map(({ id, name, summary, note: given, evidence }) =>
    JSON.stringify({ href: `/${lang}/c/${id}`, name: plain(name), text: plain(summary), note: note(given), sources: set(sources(evidence ?? [])) }),
  );
  const shown = page.rows.map(({ href, name, text, note: told, sources: named }) => JSON.stringify({ href, name, text, note: told, sources: set(named) }));
  assert.deepEqual([...new Set(shown)].sort(), wanted.sort());
  for (const { id, mapping_status: mapping, deployment_status: use } of data.components) {
    const { mark, group } = page.rows.find(({ href }) => href === `/${lang}/c/${id}`);
    const isUse = path.startsWith("countries/");
    words.same(isUse ? "use" : "claim", (isUse ? use : mapping) ?? "unknown", isUse ? group : mark);
  }
}

async function compareOrganisation(id, lang, words, read) {
  const [page, { data }] = await Promise.all([
    html(`/${lang}/organisations/${id}`).then((text) => read(termFacts, text)),
    json(`/v1/organisations/${id}?lang=${lang}`),
  ]);
  assert.equal(page.twin.split("?")[0], `/v1/organisations/${id}`);
  assert.equal(page.name, plain(data.name));
  // The page tells a component under each role that the organisation has in it.
  const wanted = data.components.flatMap(({ id: component, name, summary, roles }) =>
    roles.map(({ role, evidence }) => [[`/${lang}/c/${component}`, plain(name), plain(summary), set(sources(evidence))], role]),
  );
  const shown = page.rows.map(({ href, name, text, sources: named, group }) => [[href, name, text, set(named)], group]);
  const facts = (rows) => rows.map(([fact]) => JSON.stringify(fact)).sort();
  assert.deepEqual(facts(shown), facts(wanted));
  const roles = new Set(wanted.map(([, role]) => role));
  const groups = new Set(shown.map(([, group]) => group));
  assert.equal(groups.size, roles.size, `${[...groups]} for ${[...roles]}`);
  if (roles.size === 1) words.same("role", [...roles][0], [...groups][0]);
}

async function compareCollection(collection, lang, read) {
  const page = await html(`/${lang}/collections/${collection.id}`).then((text) => read(termFacts, text));
  const local = (texts) => plain(texts[lang] ?? texts.en);
  assert.equal(page.name, local(collection.title));
  assert.equal(page.meaning, local(collection.description));
  assert.deepEqual(
    page.rows.map(({ href, text, evidence }) => ({ href, text, evidence: [...evidence].sort() })),
    collection.members.map(({ component, reason, evidence }) => ({
      href: `/${lang}/c/${component}`,
      text: local(reason),
      evidence: [...evidence].sort(),
    })),
  );
  assert.deepEqual(
    page.evidence,
    collection.evidence.map(({ id, title, url }) => ({ id, title: plain(title), href: followed(url) })),
  );
}
