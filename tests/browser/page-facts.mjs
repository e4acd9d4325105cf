// Reads the facts from pages. Each function runs in a browser, which parses the page as it would for a reader.

/** The facts of a component's page. */
export function componentFacts(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const text = (part) => (part ? part.textContent.replace(/\s+/g, " ").trim() : null);
  const all = (root, selector) => [...root.querySelectorAll(selector)];
  const section = (id) => page.querySelector(`section[aria-labelledby="${id}"]`);
  const own = (part, selector) => [...part.children].find((child) => child.matches(selector)) ?? null;
  const marked = (part) => ({
    evidence: all(part, ".marks a.source").map((mark) => mark.hash.replace("#evidence-", "")),
    read: part.querySelector(".marks time")?.dateTime ?? null,
  });
  const value = (part) => {
    const link = own(part, "a");
    return {
      label: text(link ?? own(part, "bdi") ?? own(part, "strong")),
      href: link?.getAttribute("href") ?? null,
      detail: [...part.children].filter((child) => child.matches(".quiet:not(.note)")).map(text).join(" · ") || null,
      standing: own(part, ".standing")?.className.replace("standing ", "") ?? null,
      note: text(own(part, ".note")),
      ...marked(part),
    };
  };
  const rows = (id) =>
    all(section(id) ?? page.createElement("div"), "dl.facts > div").map((row) => ({
      title: text(own(row, "dt")),
      values: all(row, "dd").map(value),
    }));
  const unknown = all(section("unknown") ?? page.createElement("div"), "p:has(> strong)").map((part) => ({
    kind: text(own(part, "strong")),
    titles: part.textContent.replace(own(part, "strong").textContent, "").split("·").map((one) => one.trim()),
  }));
  return {
    name: text(page.querySelector("h1")),
    summary: text(page.querySelector(".lead")),
    description: all(page, ".about .prose > p").map(text),
    features: all(page, ".features li").map(text),
    countries: all(page, ".countries > li").map(value),
    worldwide: text(section("where")?.querySelector("p:not(.quiet)")),
    purposes: rows("purposes"),
    stewards: rows("stewards"),
    development: rows("development"),
    relations: all(section("relations") ?? page.createElement("div"), "dl.facts > div").map((row) => ({
      title: text(own(row, "dt")),
      values: all(row, "dd").map((part) => ({
        href: own(part, "a").getAttribute("href"),
        label: text(own(part, "a")),
        evidence: marked(part).evidence,
        notes: [...part.children].filter((child) => child.matches(".note")).map((note) => text(note.querySelector('[lang="en"]') ?? note)),
      })),
    })),
    license: { expression: text(section("license").querySelector("strong")), ...marked(section("license")) },
    sources: all(section("sources"), "li").map((part) => ({
      id: part.id.replace("evidence-", ""),
      title: text(part.querySelector('[lang="en"]')),
      href: part.querySelector("a")?.getAttribute("href") ?? null,
      told: text(part.querySelector(".note")),
    })),
    history: all(section("entry"), "time").map((part) => part.dateTime),
    collections: all(section("collections") ?? page.createElement("div"), "li > a").map((link) => link.getAttribute("href")),
    unknown,
    twin: page.querySelector('link[rel="alternate"][type="application/json"]').getAttribute("href"),
  };
}

/** The facts of the page of a term, an organisation or a collection: what it is and which components it names. */
export function termFacts(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const text = (part) => (part ? part.textContent.replace(/\s+/g, " ").trim() : null);
  const all = (root, selector) => [...root.querySelectorAll(selector)];
  return {
    name: text(page.querySelector("h1")),
    meaning: text(page.querySelector("h1 ~ .lead")),
    rows: all(page, ".rows > li").map((row) => ({
      group: text(row.parentElement.previousElementSibling?.closest("h3")?.firstChild),
      mark: row.querySelector(".meta .mark")?.className ?? null,
      href: row.querySelector(".name a")?.getAttribute("href"),
      name: text(row.querySelector(".name")),
      text: text(row.querySelector("p[lang]")),
      note: text(row.querySelector(".note")),
      sources: all(row, ".sources li").map((source) => ({
        title: text(source.querySelector("bdi")),
        href: source.querySelector("a")?.getAttribute("href") ?? null,
      })),
      evidence: all(row, 'a[href^="#evidence-"]').map((mark) => mark.hash.replace("#evidence-", "")),
    })),
    evidence: all(page, ".evidence > li").map((part) => ({
      id: part.id.replace("evidence-", ""),
      title: text(part.querySelector("bdi")),
      href: part.querySelector("a")?.getAttribute("href") ?? null,
    })),
    twin: page.querySelector('link[rel="alternate"][type="application/json"]').getAttribute("href"),
  };
}
