// What does a page gain where scripts run? Suggestions while typing, a box to narrow long lists, tidy addresses.
// Everything works without this file.
"use strict";

const WAIT = 120; // Milliseconds of stillness before asking: between two letters of a quick typist.
const LONG = 12; // Values from which a list is worth a box to narrow it.

// The combobox of the WAI-ARIA Authoring Practices: a list that the box controls, focus staying in the box.
function suggest(box) {
  const form = box.form;
  const list = document.createElement("ul");
  const said = document.createElement("p");
  list.id = "options";
  list.className = "options";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "सुझाव");
  list.hidden = true;
  said.className = "hidden";
  said.setAttribute("role", "status");
  form.append(list, said);
  box.type = "text"; // A search field may have no other role (ARIA in HTML).
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false",
  })) box.setAttribute(name, value);

  let typed = box.value;
  let asked = null;
  let timer = 0;

  const options = () => [...list.children];
  const active = () => options().findIndex((item) => item.getAttribute("aria-selected") === "true");

  function forget() {
    clearTimeout(timer);
    asked?.abort();
  }

  function close() {
    forget();
    list.hidden = true;
    list.replaceChildren();
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  }

  function choose(place) {
    forget(); // A later answer would take the list away from under the reader's choice.
    options().forEach((item, at) => item.setAttribute("aria-selected", String(at === place)));
    const item = options()[place];
    if (item) {
      box.setAttribute("aria-activedescendant", item.id);
      box.value = item.dataset.text;
    } else {
      box.removeAttribute("aria-activedescendant");
      box.value = typed;
    }
  }

  function show(suggestions) {
    list.replaceChildren(...suggestions.map((suggestion, at) => {
      const item = document.createElement("li");
      const kind = document.createElement("span");
      const text = document.createElement("bdi");
      item.id = `option-${at}`;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      item.dataset.text = suggestion.text;
      text.textContent = suggestion.text;
      kind.className = "kind";
      kind.textContent = suggestion.label;
      item.append(text, kind);
      return item;
    }));
    list.hidden = suggestions.length === 0;
    box.setAttribute("aria-expanded", String(!list.hidden));
    box.removeAttribute("aria-activedescendant");
    said.textContent = list.hidden ? "" : `${suggestions.length} सुझाव`;
  }

  async function ask() {
    asked?.abort();
    asked = new AbortController();
    try {
      const answer = await fetch(`/api/suggest?q=${encodeURIComponent(typed)}`, { signal: asked.signal });
      if (answer.ok && document.activeElement === box) show((await answer.json()).suggestions);
    } catch (error) {
      if (error.name !== "AbortError") close(); // Without suggestions the box is still a box.
    }
  }

  box.addEventListener("input", () => {
    typed = box.value;
    clearTimeout(timer);
    if (typed.trim()) timer = setTimeout(ask, WAIT);
    else close();
  });
  box.addEventListener("keydown", (event) => {
    if (event.isComposing) return; // An input method is still choosing the letters.
    const count = options().length;
    if (event.key === "Escape" && !list.hidden) {
      box.value = typed;
      close();
      event.preventDefault();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && count) {
      // One place beyond the last is the box itself, with what was typed.
      const step = event.key === "ArrowDown" ? 1 : -1;
      const next = ((active() + 1 + step + count + 1) % (count + 1)) - 1;
      choose(next);
      event.preventDefault();
    } else if (event.key === "Tab") close();
  });
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // Focus stays in the box.
  list.addEventListener("click", (event) => {
    const item = event.target.closest("[role=option]");
    if (!item) return;
    box.value = item.dataset.text;
    close();
    form.requestSubmit();
  });
  box.addEventListener("blur", close);
  form.addEventListener("submit", close);
}

// A pinned reading belongs to the words it was chosen for: with other words it is not sent along.
function dropStalePins(form, box) {
  const before = box.value;
  form.addEventListener("submit", () => {
    if (box.value !== before) form.querySelectorAll("input[name=as]").forEach((pin) => pin.remove());
  });
}

// Boxes left empty and the usual order stay out of the address.
function tidy(form) {
  const idle = () => [...form.elements].filter((element) =>
    (element.matches("#from, #to, #q") && !element.value.trim()) || (element.matches("#sort") && element.value === "relevance"));
  form.addEventListener("submit", () => idle().forEach((element) => { element.disabled = true; }));
  window.addEventListener("pageshow", () => [...form.elements].forEach((element) => { element.disabled = false; }));
}

// The address bar shows the one address of this page, so that what is copied is what is shared.
function canonical() {
  const link = document.querySelector("body.results") && document.querySelector("link[rel=canonical]");
  if (!link) return;
  const address = new URL(link.href);
  const here = address.pathname + address.search;
  if (here !== location.pathname + location.search) history.replaceState(history.state, "", here + location.hash);
}

// A box that hides the values of a long list that do not hold the letters typed.
function narrow(facet) {
  const rows = [...facet.querySelectorAll("li")];
  if (rows.length <= LONG) return;
  const box = document.createElement("input");
  const said = document.createElement("p");
  const name = facet.querySelector("legend").textContent.trim();
  box.className = "narrow";
  box.placeholder = "सूची में खोजें · Filter list";
  box.setAttribute("aria-label", `${name}: सूची में खोजें`);
  said.className = "hidden";
  said.setAttribute("role", "status");
  facet.querySelector("legend").after(box, said);
  const details = [...facet.querySelectorAll("details")];
  const folded = details.map((element) => element.open);
  box.addEventListener("input", () => {
    const wanted = box.value.trim().toLocaleLowerCase();
    let left = 0;
    rows.forEach((row) => {
      const names = [row.textContent, ...[...row.querySelectorAll("label")].map((label) => label.title)].join(" ");
      const found = names.toLocaleLowerCase().includes(wanted);
      row.hidden = !found;
      if (found) left += 1;
    });
    details.forEach((element, at) => {
      element.open = wanted ? true : folded[at];
      element.hidden = Boolean(wanted) && !element.querySelector("li:not([hidden])");
    });
    said.textContent = wanted ? `${left}` : "";
  });
  // Enter in this box is no search.
  box.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
}

// Beside the results the filters are open; above them, on a narrow screen, they fold away.
function fold() {
  const panel = document.getElementById("filters");
  if (!panel) return;
  const wide = matchMedia("(width >= 45rem)");
  const follow = () => { panel.open = wide.matches; };
  wide.addEventListener("change", follow);
  follow();
  panel.classList.add("ready");
}

const form = document.getElementById("search");
const box = document.getElementById("q");
if (form && box) {
  suggest(box);
  dropStalePins(form, box);
  tidy(form);
}
canonical();
document.querySelectorAll(".facet").forEach(narrow);
fold();
