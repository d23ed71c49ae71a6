// Search: names and aliases, without accents, small typing errors forgiven.
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

const searchForms = data.nodes.map((node) => [node.label, ...(node.aliases ?? [])].map(fold));
const SHOWN_RESULTS = 12;

// Numbers of the nodes found, best first: 0 the name, 1 its start, 2 the start of a word, 3 a part, 4 nearly.
function search(words) {
  const wanted = fold(words.trim());
  if (!wanted) return [];
  const tokens = wanted.split(/\s+/);
  const ranked = [];
  searchForms.forEach((forms, node) => {
    const rank = Math.min(...forms.map((form) => rankOf(form, wanted, tokens)));
    if (rank < 4) ranked.push([rank, node]);
  });
  if (!ranked.length) nodesNearly(tokens).forEach((node) => ranked.push([4, node]));
  return ranked.sort((a, b) => a[0] - b[0] || byWeight(a[1], b[1])).map(([, node]) => node);
}

function rankOf(form, wanted, tokens) {
  if (form === wanted) return 0;
  if (form.startsWith(wanted)) return 1;
  if (tokens.every((token) => form.startsWith(token) || form.includes(` ${token}`))) return 2;
  return tokens.every((token) => form.includes(token)) ? 3 : 4;
}

// Every word of a name, once, with the nodes that it names: slips are looked for among these. Made when first needed.
let vocabulary = null;
function wordsOfNames() {
  if (!vocabulary) {
    vocabulary = new Map();
    searchForms.forEach((forms, node) => forms.forEach((form) => form.split(/[^\p{L}\p{N}]+/u).forEach((word) => {
      if (!vocabulary.has(word)) vocabulary.set(word, new Set());
      vocabulary.get(word).add(node);
    })));
  }
  return vocabulary;
}

// The nodes of which every token is nearly the start of a word.
function nodesNearly(tokens) {
  let found = null;
  for (const token of tokens) {
    const here = new Set();
    for (const [word, named] of wordsOfNames()) {
      if (isNearly(word, token)) named.forEach((node) => (found === null || found.has(node)) && here.add(node));
    }
    found = here;
  }
  return [...found];
}

function isNearly(word, token) {
  if (word.startsWith(token)) return true;
  const allowed = token.length > 6 ? 2 : token.length > 3 ? 1 : 0;
  // A slip in the first two letters at once is too many: most words are out by this.
  if (!allowed || word.length < token.length - allowed || (word[0] !== token[0] && word[1] !== token[1] && word[0] !== token[1])) return false;
  return distance(word.slice(0, token.length + 1), token) <= allowed;
}

// Edits (insert, drop, change, swap of neighbours) between two short words; see Damerau 1964.
function distance(a, b) {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let [before, last] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    [before, last] = [last, row];
  }
  // The word was cut one letter longer than the token: a letter too many at its end is no error.
  return Math.min(last[b.length], a.length > b.length ? distance(a.slice(0, -1), b) : 3);
}

// The box, after the combobox pattern of the ARIA Authoring Practices.
const searchBox = (() => {
  const input = byId("search");
  const list = byId("results");
  let found = [];
  let active = -1;

  function show() {
    const all = search(input.value);
    found = all.slice(0, SHOWN_RESULTS);
    active = found.length ? 0 : -1;
    const open = input.value.trim() !== "";
    list.replaceChildren(...(found.length ? found.map(option) : [element("li", { class: "nothing", role: "option", "aria-disabled": "true" }, say("found_none"))]));
    list.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
    if (open) byId("status").textContent = all.length ? counted("found", all.length) : say("found_none");
    mark();
  }

  function option(node, i) {
    const row = data.nodes[node];
    const alias = aliasFound(node);
    const item = element("li", { role: "option", id: `result-${i}`, "data-node": row.id }, glyph(kindOf(row)),
      element("span", {}, isolated(row.label), alias && element("small", {}, ` ${say("also")} `, isolated(alias))),
      element("small", {}, kindName(row)));
    item.addEventListener("mousedown", (event) => event.preventDefault());
    item.addEventListener("click", () => choose(i));
    return item;
  }

  // The alias by which the node was found, when its name does not show why.
  function aliasFound(node) {
    const tokens = fold(input.value.trim()).split(/\s+/);
    const [label, ...aliases] = searchForms[node];
    if (tokens.every((token) => label.includes(token))) return "";
    const at = aliases.findIndex((form) => tokens.every((token) => form.includes(token)));
    return at < 0 ? "" : data.nodes[node].aliases[at];
  }

  function mark() {
    [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === active)));
    if (active < 0 || list.hidden) input.removeAttribute("aria-activedescendant");
    else {
      input.setAttribute("aria-activedescendant", `result-${active}`);
      list.children[active].scrollIntoView({ block: "nearest" });
    }
  }

  function close() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function choose(i) {
    const node = found[i];
    input.value = "";
    close();
    go({ node });
  }

  const keys = {
    ArrowDown: () => (active = (active + 1) % found.length),
    ArrowUp: () => (active = (active + found.length - 1) % found.length),
  };
  input.addEventListener("input", show);
  input.addEventListener("focus", () => input.value.trim() && show());
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      input.value = "";
      close();
    } else if (event.key === "Enter" && active >= 0 && !list.hidden) choose(active);
    else if (event.key in keys && found.length && !list.hidden) {
      event.preventDefault();
      keys[event.key]();
      mark();
    }
  });
  return { focus: () => input.focus() };
})();
