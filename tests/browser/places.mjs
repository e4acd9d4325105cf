// One address of every kind of page, without its language. A kind that is added to the program is added here.

/** Pages in every language. */
export const PLACES = {
  home: "/",
  "search, nothing asked": "/search",
  "search, a question": "/search?q=birth+certificate",
  "search, filtered": "/search?q=payments&domain=payments&license=Apache-2.0&sort=name",
  "search, nothing found": "/search?q=qqzzxx",
  component: "/c/opencrvs",
  "component, much known": "/c/dhis2",
  "component, little known": "/c/kotani-pay",
  domains: "/domains",
  domain: "/domains/health",
  "building blocks": "/building-blocks",
  "building block": "/building-blocks/payments",
  standards: "/standards",
  standard: "/standards/hl7-fhir",
  countries: "/countries",
  country: "/countries/KE",
  sdgs: "/sdgs",
  sdg: "/sdgs/3",
  capabilities: "/capabilities",
  capability: "/capabilities/birth-and-death-registration",
  organisations: "/organisations",
  organisation: "/organisations/mosip",
  collections: "/collections",
  collection: "/collections/instant-payments",
  "compare, nothing picked": "/compare",
  compare: "/compare?c=dhis2&c=openmrs&c=bahmni",
  "stack, nothing picked": "/stack",
  stack: "/stack?c=opencrvs&c=mosip&c=openg2p&c=mojaloop&need=consent",
  about: "/about",
  inclusion: "/inclusion",
  accessibility: "/accessibility",
  api: "/api",
};

/** Pages without the frame of the others: a presenter shows them on a wall, another site frames them. */
export const BARE = {
  "presenter view of a component": "/c/opencrvs/present",
  "presenter view of a stack": "/stack/present?c=opencrvs&c=mosip",
  "embedded card": "/c/opencrvs/embed",
};

/** Pages that tell an error, with their status. */
export const ERRORS = {
  "no such page": ["/nowhere", 404],
  "no such component": ["/c/opencvrs", 404],
  "a wrong filter": ["/search?domain=helth", 400],
};

/** The reference, in English only. */
export const REFERENCE = "/docs";

/** Every kind of page in a language: its kind, address and status. */
export function everyPage(lang) {
  const listed = (places) => Object.entries(places).map(([kind, path]) => [kind, `/${lang}${path}`, 200]);
  const errors = Object.entries(ERRORS).map(([kind, [path, status]]) => [kind, `/${lang}${path}`, status]);
  return [...listed(PLACES), ...listed(BARE), ...errors];
}

/** What a browser says on its console about an answer with this status, whatever the page does. */
export function allowed(status) {
  return status === 200 ? [] : ["Failed to load resource"];
}

/** Pages of which scripts/screenshots takes pictures; `{lang}` stands for their language. */
export const PICTURED = {
  home: "/{lang}/",
  search: "/{lang}/search?q=payments",
  component: "/{lang}/c/opencrvs",
  "building-block": "/{lang}/building-blocks/payments",
  "building-blocks": "/{lang}/building-blocks",
  country: "/{lang}/countries/KE",
  organisation: "/{lang}/organisations/mosip",
  compare: "/{lang}/compare?c=dhis2&c=openmrs&c=bahmni",
  collections: "/{lang}/collections",
  collection: "/{lang}/collections/instant-payments",
  stack: "/{lang}/stack?c=opencrvs&c=mosip&c=openg2p&c=mojaloop",
  "stack-begin": "/{lang}/stack",
  presenter: "/{lang}/c/opencrvs/present",
  embed: "/c/opencrvs/embed?lang={lang}",
  about: "/{lang}/about",
};
