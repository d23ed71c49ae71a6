// What is picked, the address that keeps it, language and theme.
let state = {};

const sameState = (a, b) => a.node === b.node && a.edge === b.edge;

// Pick a node ({ node }), an edge ({ edge }) or nothing ({}). reveal: move the drawing to it, the focus to the panel.
function go(next, { reveal = true, again = false } = {}) {
  if (sameState(next, state) && !again) {
    if (reveal) drawing.pick(state, true);
    return;
  }
  const moved = !sameState(next, state);
  apply(next, reveal);
  if (moved) writeAddress();
  if (reveal) panel.focus();
}

function apply(next, reveal) {
  state = next;
  drawing.pick(state, reveal);
  panel.render(state);
  const edge = data.edges[state.edge];
  byId("status").textContent = state.node !== undefined ? data.nodes[state.node].label
    : edge ? `${data.nodes[edge.s].label} ${relationName(edge)} ${data.nodes[edge.o].label}` : "";
}

// #node=IRI or #edge=IRI; slashes and colons are left readable.
function addressOf(next) {
  const [key, row] = next.node !== undefined ? ["node", data.nodes[next.node]] : ["edge", data.edges[next.edge]];
  return row ? `#${key}=${encodeURIComponent(row.id).replace(/%2F/g, "/").replace(/%3A/g, ":")}` : "#";
}

function readAddress() {
  const [, key, text] = /^#(node|edge)=(.*)$/s.exec(location.hash) ?? [];
  let id = text;
  try {
    id = decodeURIComponent(text ?? "");
  } catch {
    // A lone percent sign: the text as it stands.
  }
  const found = key === "node" ? nodeOf.get(id) : key === "edge" ? edgeOf.get(id) : undefined;
  return found === undefined ? {} : { [key]: found };
}

function writeAddress() {
  try {
    if (addressOf(readAddress()) !== addressOf(state)) location.hash = addressOf(state);
  } catch {
    // Inside a notebook's frame the address cannot be changed; the page works without.
  }
}

function renderWords() {
  const title = data.title ?? say("title");
  document.documentElement.lang = lang;
  document.title = title;
  byId("title").textContent = title;
  byId("subtitle").textContent = say("subtitle", { nodes: count(data.nodes.length), edges: count(data.edges.length), articles: count(data.articles.length) });
  const name = (id, text) => {
    byId(id).setAttribute("aria-label", text);
    byId(id).title = text;
  };
  byId("search").placeholder = say("search_hint");
  byId("search").setAttribute("aria-label", say("search"));
  byId("results").setAttribute("aria-label", say("search"));
  byId("canvas").setAttribute("aria-label", say("network"));
  byId("canvas-help").textContent = say("network_help");
  byId("stage").setAttribute("aria-label", say("network"));
  byId("language").textContent = say("language");
  name("language", say("language_name"));
  name("theme", say("theme"));
  name("zoom-in", say("zoom_in"));
  name("zoom-out", say("zoom_out"));
  name("fit", say("fit"));
  legend.render();
  panel.render(state);
  drawing.redraw();
}

function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  byId("theme").textContent = theme === "dark" ? "☀" : "☾";
  drawing.refresh();
}

byId("language").addEventListener("click", () => {
  lang = lang === "es" ? "en" : "es";
  renderWords();
});
byId("theme").addEventListener("click", () => setTheme(document.documentElement.dataset.theme === "dark" ? "light" : "dark"));
const darkness = matchMedia("(prefers-color-scheme: dark)");
darkness.addEventListener("change", () => setTheme(darkness.matches ? "dark" : "light"));
byId("zoom-in").addEventListener("click", () => drawing.zoom(1.3));
byId("zoom-out").addEventListener("click", () => drawing.zoom(1 / 1.3));
byId("fit").addEventListener("click", drawing.fit);
window.addEventListener("hashchange", () => {
  const next = readAddress();
  if (!sameState(next, state)) apply(next, true);
});
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input");
  if (event.key === "/" && !typing) {
    event.preventDefault();
    searchBox.focus();
  } else if (event.key === "Escape" && !typing) go({}, { reveal: false });
});

byId("legend").open = window.innerWidth >= 1100;
setTheme(darkness.matches ? "dark" : "light");
const asked = readAddress();
state = asked.node === undefined && asked.edge === undefined && data.focus !== null ? { node: data.focus } : asked;
renderWords();
drawing.pick(state, true);
document.documentElement.dataset.ready = "true";
// For tests and for pages that hold this one: where things stand, and the way to one of them.
window.munigraph = Object.freeze({
  whereIs: (id) => drawing.whereIs(nodeOf.has(id) ? { node: nodeOf.get(id) } : { edge: edgeOf.get(id) }),
  go: (id) => go(nodeOf.has(id) ? { node: nodeOf.get(id) } : edgeOf.has(id) ? { edge: edgeOf.get(id) } : {}),
});
