// Says what in a description of the API breaks clients of an earlier one.
//
//     node breaking.mjs OLD.json NEW.json
//
// Exit status: 0 every client goes on working, 1 something breaks one (a line each), 2 could not run.
//
// Two judges: api-smart-diff, and `breaks` below, because the former takes vanished properties and values of answers for
// harmless. What counts as breaking is the promise of docs/INTEGRATORS.md.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { compareOpenApi } from "api-smart-diff";

const METHODS = ["get", "put", "post", "delete", "patch", "head", "options"];
/** Limits of a schema; the second one tells whether a new limit lets fewer values through than the old one. */
const LIMITS = [
  ["maximum", (was, is) => is < was],
  ["maxLength", (was, is) => is < was],
  ["maxItems", (was, is) => is < was],
  ["minimum", (was, is) => is > was],
  ["minLength", (was, is) => is > was],
  ["minItems", (was, is) => is > was],
  ["pattern", (was, is) => is !== was],
  ["format", (was, is) => is !== was],
];

/** What breaks, as sentences in the order of the old document. */
export function breaks(was, is) {
  const found = [];
  const say = (where, what) => found.push(`${where}: ${what}`);
  const named = operations(is);
  for (const [address, before] of operations(was)) {
    const after = named.get(address);
    if (!after) {
      say(address, "the operation is gone");
      continue;
    }
    compareOperation({ was, is, say }, address, before, after);
  }
  for (const name of Object.keys(was.components?.schemas ?? {})) {
    if (!is.components?.schemas?.[name]) say(`schema ${name}`, "the schema is gone, and with it a type of generated clients");
  }
  return found;
}

function operations(document) {
  const found = new Map();
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    for (const method of METHODS) {
      if (item[method]) {
        const parameters = [...(item.parameters ?? []), ...(item[method].parameters ?? [])];
        found.set(`${method.toUpperCase()} ${path}`, { ...item[method], parameters });
      }
    }
  }
  return found;
}

function compareOperation(documents, where, before, after) {
  const { was, is, say } = documents;
  if (before.operationId !== after.operationId) {
    say(where, `the operation was called ${before.operationId} and is called ${after.operationId}`);
  }
  if (before.tags?.[0] !== after.tags?.[0]) {
    say(where, `the first tag was ${before.tags?.[0]} and is ${after.tags?.[0]}; generated clients sort by it`);
  }
  const keyed = (document, list) => new Map(list.map((one) => resolve(document, one)).map((one) => [`${one.in} ${one.name}`, one]));
  const [old, now] = [keyed(was, before.parameters), keyed(is, after.parameters)];
  for (const [key, parameter] of old) {
    const place = `${where} parameter ${parameter.name}`;
    const same = now.get(key);
    if (!same) {
      say(place, "the parameter is gone");
      continue;
    }
    if (same.required && !parameter.required) say(place, "the parameter is required now");
    const list = (one) => `${one.style ?? "default"} ${one.explode ?? "default"}`;
    if (list(parameter) !== list(same)) say(place, "lists are written in another way");
    compareSchema(documents, place, parameter.schema, same.schema, "request");
  }
  for (const [key, parameter] of now) {
    if (parameter.required && !old.has(key)) say(`${where} parameter ${parameter.name}`, "a new parameter is required");
  }
  compareBody(documents, where, before.requestBody, after.requestBody);
  compareAnswers(documents, where, before.responses ?? {}, after.responses ?? {});
}

function compareBody(documents, where, before, after) {
  const { was, is, say } = documents;
  const [old, now] = [resolve(was, before), resolve(is, after)];
  const place = `${where} body`;
  if (!old) {
    if (now?.required) say(place, "a body is required now");
    return;
  }
  if (!now) {
    say(place, "the body is gone");
    return;
  }
  if (now.required && !old.required) say(place, "the body is required now");
  compareContents(documents, place, old.content, now.content, "request");
}

function compareAnswers(documents, where, before, after) {
  const { was, is, say } = documents;
  for (const [status, response] of Object.entries(before)) {
    const place = `${where} ${status}`;
    if (!after[status]) {
      say(place, "the answer is gone");
      continue;
    }
    const [old, now] = [resolve(was, response), resolve(is, after[status])];
    for (const name of Object.keys(old.headers ?? {})) {
      if (!now.headers?.[name]) say(place, `the header ${name} is gone`);
    }
    compareContents(documents, place, old.content, now.content, "answer");
  }
}

function compareContents(documents, where, before = {}, after = {}, side) {
  for (const [type, content] of Object.entries(before)) {
    if (!after[type]) documents.say(where, `the content type ${type} is gone`);
    else compareSchema(documents, `${where} ${type}`, content.schema, after[type].schema, side);
  }
}

/** Compares what may be sent (`request`: it may only grow) or what comes (`answer`: nothing may vanish from it). */
function compareSchema(documents, where, before, after, side, seen = new Set()) {
  const key = `${before?.$ref} ${after?.$ref} ${side}`;
  if (before?.$ref && after?.$ref) {
    if (seen.has(key)) return;
    seen = new Set(seen).add(key);
  }
  const [old, now] = [flat(documents.was, before), flat(documents.is, after)];
  const { say } = documents;
  const request = side === "request";
  if (!old.isKnown) return;
  if (!now.isKnown && !request) {
    say(where, "what comes is no longer described");
    return;
  }
  const lost = old.types.filter((type) => !now.types.includes(type));
  const won = now.types.filter((type) => !old.types.includes(type));
  const wider = (type) => (type === "integer" && now.types.includes("number")) || now.types.length === 0;
  if (request ? lost.some((type) => !wider(type)) : lost.length + won.length > 0 && old.types.length > 0) {
    say(where, `the type was ${old.types.join(" or ")} and is ${now.types.join(" or ") || "anything"}`);
  }
  if (request ? old.nullable && !now.nullable : !old.nullable && now.nullable) {
    say(where, request ? "null is no longer accepted" : "null may come now");
  }
  for (const value of old.values ?? []) {
    if (now.values ? !now.values.includes(value) : !request) say(where, `the value ${JSON.stringify(value)} is gone`);
  }
  if (request && !old.values && now.values) say(where, "only certain values are accepted now");
  for (const [limit, isTighter] of request ? LIMITS : []) {
    if (now[limit] !== undefined && (old[limit] === undefined || isTighter(old[limit], now[limit]))) {
      say(where, `${limit} was ${old[limit] ?? "absent"} and is ${now[limit]}`);
    }
  }
  compareProperties(documents, where, old, now, side, seen);
  if (old.items && now.items) compareSchema(documents, `${where}[]`, old.items, now.items, side, seen);
  if (old.others && now.others) compareSchema(documents, `${where}.*`, old.others, now.others, side, seen);
  old.variants.forEach((variant, at) => {
    const same = now.variants.find((one) => one.$ref && one.$ref === variant.$ref) ?? now.variants[at];
    if (same) compareSchema(documents, `${where}|${at + 1}`, variant, same, side, seen);
    else say(where, "a variant is gone");
  });
}

function compareProperties(documents, where, old, now, side, seen) {
  const { say } = documents;
  for (const [name, property] of Object.entries(old.properties)) {
    const place = `${where}.${name}`;
    if (!now.properties[name]) {
      say(place, "the property is gone");
      continue;
    }
    if (side === "answer" && old.required.has(name) && !now.required.has(name)) say(place, "the property always came and now may be absent");
    compareSchema(documents, place, property, now.properties[name], side, seen);
  }
  for (const name of side === "request" ? now.required : []) {
    if (!old.required.has(name)) say(`${where}.${name}`, "the property is required now");
  }
}

/** A schema without references, with all its `allOf` parts in one, and null told apart from the other types. */
function flat(document, schema) {
  const out = { isKnown: Boolean(schema), types: [], nullable: false, properties: {}, required: new Set(), variants: [] };
  const take = (part) => {
    const one = resolve(document, part) ?? {};
    for (const [key] of LIMITS) if (one[key] !== undefined) out[key] = one[key];
    for (const type of [one.type ?? []].flat()) {
      if (type === "null") out.nullable = true;
      else if (!out.types.includes(type)) out.types.push(type);
    }
    if (one.const !== undefined) out.values = [one.const];
    if (one.enum) out.values = one.enum;
    Object.assign(out.properties, one.properties);
    for (const name of one.required ?? []) out.required.add(name);
    if (one.items) out.items = one.items;
    if (typeof one.additionalProperties === "object") out.others = one.additionalProperties;
    (one.allOf ?? []).forEach(take);
    for (const variant of [...(one.oneOf ?? []), ...(one.anyOf ?? [])]) {
      if (resolve(document, variant)?.type === "null") out.nullable = true;
      else out.variants.push(variant);
    }
  };
  take(schema);
  // One variant beside null is no choice.
  if (out.variants.length === 1) out.variants.splice(0).forEach(take);
  return out;
}

function resolve(document, node) {
  let at = node;
  while (at?.$ref) {
    at = at.$ref
      .slice(2)
      .split("/")
      .reduce((place, step) => place?.[step.replaceAll("~1", "/").replaceAll("~0", "~")], document);
  }
  return at;
}

/**
 * What api-smart-diff takes for breaking, below the operations. Schemas count where an operation uses them. One verdict is
 * not ours: an answer may gain values within v1, and clients are told to expect that.
 */
export function judgedByOthers(was, is) {
  const { diffs } = compareOpenApi(was, is);
  const isNewValue = ({ action, path }) => action === "add" && path.includes("responses") && path.at(-2) === "enum";
  return diffs
    .filter((diff) => diff.type === "breaking" && diff.path[0] === "paths" && !isNewValue(diff))
    .map((diff) => `api-smart-diff: ${diff.action} ${diff.path.join("/")}`);
}

function main([old, now]) {
  let documents;
  try {
    documents = [old, now].map((path) => JSON.parse(readFileSync(path, "utf8")));
  } catch (error) {
    console.error(`usage: node breaking.mjs OLD.json NEW.json (${error.message})`);
    return 2;
  }
  const found = [...breaks(...documents), ...judgedByOthers(...documents)];
  found.forEach((line) => console.log(line));
  console.log(`${operations(documents[0]).size} operations compared, ${found.length} breaking changes`);
  return found.length > 0 ? 1 : 0;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = main(process.argv.slice(2));
}
