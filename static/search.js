// What scripts add to the search: suggestions while typing, and results without loading the page anew. All of it works
// without this file too, a click later.
"use strict";

// A pause this long means that a person has stopped typing for a moment.
const PAUSE_MS = 160;

const later = (pause, work) => {
  let timer;
  return (...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => work(...values), pause);
  };
};

const suggest = (input) => {
  const list = document.getElementById(input.getAttribute("list"));
  let running;
  input.addEventListener("input", later(PAUSE_MS, async () => {
    running?.abort();
    const text = input.value.trim();
    if (text.length < 2) {
      list.replaceChildren();
      return;
    }
    running = new AbortController();
    try {
      const answer = await fetch(input.dataset.suggest + encodeURIComponent(text), { signal: running.signal });
      if (!answer.ok) return;
      const labels = (await answer.json()).data.map((found) => found.label);
      list.replaceChildren(...[...new Set(labels)].map((label) => new Option(label, label)));
    } catch (error) {
      if (error.name !== "AbortError") list.replaceChildren();
    }
  }));
};

const instant = (form) => {
  const input = form.querySelector("input[type=search]");
  let running;

  const addressOf = () => {
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      const isDefault = value === "" || (name === "sort" && value === "relevance");
      if (!isDefault) query.append(name, value);
    }
    const text = query.toString();
    return form.getAttribute("action") + (text ? "?" + text : "");
  };

  const focused = () => {
    const now = document.activeElement;
    return now?.name && now.closest("#answer") ? `#answer [name="${now.name}"][value="${CSS.escape(now.value)}"]` : null;
  };

  const openGroups = () => [...document.querySelectorAll("#answer details")].map((group) => group.open);

  const show = async (address) => {
    running?.abort();
    running = new AbortController();
    let answer;
    try {
      answer = await fetch(address, { headers: { accept: "text/html" }, signal: running.signal });
    } catch (error) {
      if (error.name === "AbortError") return false;
      location.assign(address);
      return false;
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("answer");
    if (!answer.ok || !fresh) {
      location.assign(address);
      return false;
    }
    const keepFocus = focused();
    const open = openGroups();
    document.getElementById("answer").replaceWith(fresh);
    document.querySelectorAll("#answer details").forEach((group, place) => {
      if (open[place]) group.open = true;
    });
    if (keepFocus) document.querySelector(keepFocus)?.focus();
    document.title = page.title;
    for (const link of document.querySelectorAll(".languages a[hreflang]")) {
      link.href = page.querySelector(`.languages a[hreflang="${link.hreflang}"]`)?.href ?? link.href;
    }
    return true;
  };

  const ask = async (isNewStep) => {
    const address = addressOf();
    if (address === location.pathname + location.search) return;
    if (await show(address)) history[isNewStep ? "pushState" : "replaceState"]({}, "", address);
  };

  // While a person types, the address follows in place; every other choice is a step that the back button undoes.
  let isTyping = false;
  input.addEventListener("input", later(PAUSE_MS, () => {
    const isFirst = !isTyping;
    isTyping = true;
    ask(isFirst);
  }));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    isTyping = false;
    ask(true);
  });
  document.addEventListener("change", (event) => {
    if (event.target.form === form && event.target !== input) {
      isTyping = false;
      ask(true);
    }
  });
  addEventListener("popstate", async () => {
    isTyping = false;
    await show(location.pathname + location.search);
    input.value = new URLSearchParams(location.search).get("q") ?? "";
  });
};

document.querySelectorAll("input[data-suggest]").forEach(suggest);
document.querySelectorAll("form[data-instant]").forEach(instant);
