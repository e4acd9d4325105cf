// One address of every kind of page, without its language. A kind that is added to the program is added here.

/** Pages in every language. */
export const PLACES = {
  home: "/",
  "search, nothing asked": "/search",
  "search, a question": "/search?q=birth+certificate",
  "search, filtered": "/search?q=payments&domain=payments&license=Apache-2.0&sort=name",
  "search, nothing found": "/search?q=qqzzxx",
  component: "/c/opencrvs",
  about: "/about",
  inclusion: "/inclusion",
  accessibility: "/accessibility",
  api: "/api",
};

/** Pages that tell an error, with their status. */
export const ERRORS = {
  "no such page": ["/nowhere", 404],
  "no such component": ["/c/opencvrs", 404],
  "a wrong filter": ["/search?domain=helth", 400],
};

/** The reference, in English only. */
export const REFERENCE = "/docs";

/** Pages of which scripts/screenshots takes pictures; `{lang}` stands for their language. */
export const PICTURED = {
  home: "/{lang}/",
  search: "/{lang}/search?q=payments",
  component: "/{lang}/c/opencrvs",
  about: "/{lang}/about",
};
