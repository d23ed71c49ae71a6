// The legend: what the colours and shapes mean, how many there are, and a switch for each.
const legend = (() => {
  const tally = (rows, key) => {
    const counts = new Map();
    rows.forEach((row) => counts.set(row[key], (counts.get(row[key]) ?? 0) + 1));
    return counts;
  };
  const ordered = (counts, order) =>
    [...counts.keys()].sort((a, b) => (order.indexOf(a) + 1 || 99) - (order.indexOf(b) + 1 || 99) || (a < b ? -1 : 1));
  const hiddenKinds = new Set();
  const hiddenRelations = new Set();
  function toggle(hidden, name) {
    if (!hidden.delete(name)) hidden.add(name);
    hide();
  }
  const hide = () => drawing.filter(hiddenKinds.size + hiddenRelations.size === 0 ? null : {
    node: (i) => !hiddenKinds.has(data.nodes[i].kind), edge: (i) => !hiddenRelations.has(data.edges[i].r),
  });
  function showAll() {
    hiddenKinds.clear();
    hiddenRelations.clear();
    hide();
  }
  const kinds = tally(data.nodes, "kind");
  const relations = tally(data.edges, "r");

  function row(sign, name, n, isHidden, toggle) {
    return element("button", { type: "button", "aria-pressed": String(!isHidden), title: say("legend_hint"), onclick: () => { toggle(); render(); } },
      sign, element("span", {}, name), element("b", {}, count(n)));
  }

  function render() {
    const focused = [...byId("legend-body").querySelectorAll("button")].indexOf(document.activeElement);
    byId("legend").querySelector("summary").textContent = say("legend");
    byId("legend-body").replaceChildren(
      element("h2", {}, say("legend_kinds")),
      ...ordered(kinds, kindOrder).map((kind) => {
        const known = kindNamed(kind);
        const name = known[state.lang][kinds.get(kind) === 1 ? 0 : 1];
        return keyed(row(glyph(known), name, kinds.get(kind), hiddenKinds.has(kind), () => toggle(hiddenKinds, kind)), "kind", kind);
      }),
      element("h2", {}, say("legend_relations")),
      ...ordered(relations, relationOrder).map((relation) => {
        const known = relationNamed(relation);
        const sign = element("i", { class: known?.past ? "stroke past" : "stroke", "aria-hidden": "true" });
        const name = known?.[state.lang] ?? data.edges.find((edge) => edge.r === relation).label ?? relation;
        return keyed(row(sign, name, relations.get(relation), hiddenRelations.has(relation), () => toggle(hiddenRelations, relation)), "relation", relation);
      }),
      hiddenKinds.size + hiddenRelations.size
        ? element("button", { type: "button", class: "all", onclick: () => { showAll(); render(); } }, say("legend_all")) : "",
    );
    if (focused >= 0) byId("legend-body").querySelectorAll("button")[focused]?.focus();
  }

  function keyed(button, key, value) {
    button.dataset[key] = value;
    return button;
  }
  return { render };
})();
