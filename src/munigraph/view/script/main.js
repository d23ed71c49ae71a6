// What happens when the state changes, language and theme, and the keys and buttons that change them.
onChange(["picked"], (_, { reveal }) => {
  explore.show(state.picked, reveal);
  panel.render();
  controls.renderNote();
  byId("status").textContent = panel.title();
});
onChange(["drawn"], (changed) => changed.includes("picked") || panel.render());
onChange(["lang"], renderWords);
onChange([...filterNames, "show", "layout"], (changed) => {
  views.draw(changed);
  explore.again();
  if (changed.some((name) => filterNames.includes(name)) && !changed.includes("picked") && state.picked.from === undefined) drawing.fit();
  views.update();
  legend.render();
  controls.update();
  panel.render();
});

function renderWords() {
  const title = data.title ?? say("title");
  document.documentElement.lang = state.lang;
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
  byId("share").textContent = say("share");
  name("share", say("share_name"));
  name("theme", say("theme"));
  byId("side").setAttribute("aria-label", say("side"));
  controls.render();
  views.render();
  takeaway.render();
  tour.render();
  name("zoom-in", say("zoom_in"));
  name("zoom-out", say("zoom_out"));
  name("fit", say("fit"));
  legend.render();
  panel.render();
  drawing.redraw();
}

byId("language").addEventListener("click", () => change({ lang: state.lang === "es" ? "en" : "es" }));
byId("zoom-in").addEventListener("click", () => drawing.zoom(1.3));
byId("zoom-out").addEventListener("click", () => drawing.zoom(1 / 1.3));
byId("fit").addEventListener("click", drawing.fit);
drawing.onPick(({ link, ...picked }) => go(link ? { link: [link.s, link.o] } : picked, { reveal: false }));
drawing.onOpen(explore.expand);
byId("canvas").addEventListener("keydown", (event) => {
  const step = 80;
  const keys = {
    ArrowLeft: () => drawing.pan(-step, 0), ArrowRight: () => drawing.pan(step, 0), ArrowUp: () => drawing.pan(0, -step), ArrowDown: () => drawing.pan(0, step),
    "+": () => drawing.zoom(1.25), "-": () => drawing.zoom(0.8), 0: drawing.fit,
  };
  if (!(event.key in keys) || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  keys[event.key]();
});
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input");
  if (event.key === "/" && !typing) {
    event.preventDefault();
    byId("search").focus();
  } else if (event.key === "Escape" && !typing) go({}, { reveal: false });
});

combobox(byId("search"), byId("results"), (node) => go({ node }));
for (const id of ["filters", "legend"]) byId(id).open = window.innerWidth >= 1100;
theme.start();
address.start();
filter.renew();
renderWords(); // the words settle how much room the drawing has
views.draw(["show", "layout", ...(filter.isOn() ? filterNames : [])]);
drawing.fit();
explore.again(true);
panel.render();
tour.offer();
document.documentElement.dataset.ready = "true";
// For tests and for pages that hold this one: where things stand, what is drawn, seen and stands out, the way to one of them.
window.munigraph = Object.freeze({
  whereIs: (id) => drawing.whereIs(nodeOf.has(id) ? { node: nodeOf.get(id) } : { edge: edgeOf.get(id) }),
  // Milliseconds that an answer of the search and drawing the neighbours of the weightiest node take.
  measure() {
    const timed = (work) => { const start = performance.now(); work(); return performance.now() - start; };
    const top = drawing.drawn().sort(byWeight)[0];
    const words = ["valparaiso", "munizipal", "qui", "acuerdo de fondos"];
    return {
      search: Math.max(...words.map((text) => timed(() => index.find(text)))),
      expand: top === undefined ? 0 : timed(() => { drawing.expand(top); drawing.paint(); }),
    };
  },
  drawn: () => drawing.drawn().map((node) => data.nodes[node].id),
  edges: () => drawing.visible().edges.map(({ edge }) => data.edges[edge].id),
  panels: drawing.panels,
  bright: () => drawing.bright()?.map((node) => data.nodes[node].id) ?? null,
  go: (id) => go(nodeOf.has(id) ? { node: nodeOf.get(id) } : edgeOf.has(id) ? { edge: edgeOf.get(id) } : {}),
});
