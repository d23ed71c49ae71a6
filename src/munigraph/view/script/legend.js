// The legend: what the colours and shapes mean, how many pass the other filters, and a filter by each.
const legend = (() => {
  const distinct = (rows, key, order) =>
    [...new Set(rows.map((row) => row[key]))].sort((a, b) => (order.indexOf(a) + 1 || 99) - (order.indexOf(b) + 1 || 99) || (a < b ? -1 : 1));
  const kinds = distinct(data.nodes, "kind", kindOrder);
  const relations = distinct(data.edges, "r", relationOrder);
  const labelOf = new Map(data.edges.map((edge) => [edge.r, edge]));

  // hides: the name of the filter, a list of what is hidden; all: everything that it can hide.
  function row(hides, all, name, sign, text, n) {
    const hidden = state[hides];
    const isHidden = hidden.includes(name);
    const toggled = isHidden ? hidden.filter((other) => other !== name) : [...hidden, name].sort();
    const alone = all.filter((other) => other !== name).sort();
    const isAlone = !isHidden && alone.every((other) => hidden.includes(other));
    const pressed = element("button", { type: "button", class: n ? "row" : "row none", "aria-pressed": String(!isHidden), title: say("legend_hint"), onclick: () => change({ [hides]: toggled }) },
      sign, element("span", {}, isolated(text)), element("b", {}, count(n)));
    pressed.dataset[hides === "hiddenKinds" ? "kind" : "relation"] = name;
    const only = element("button", { type: "button", class: "only", "aria-label": say(isAlone ? "legend_all_again" : "legend_only", { name: text }), onclick: () => change({ [hides]: isAlone ? [] : alone }) },
      say(isAlone ? "legend_every" : "legend_one"));
    return element("li", {}, pressed, all.length > 1 ? only : null);
  }

  const kindRow = (counts) => (kind) => {
    const n = counts.get(kind);
    return row("hiddenKinds", kinds, kind, glyph(kindNamed(kind)), kindNamed(kind)[state.lang][n === 1 ? 0 : 1], n);
  };
  const relationRow = (counts) => (relation) => {
    const sign = element("i", { class: relationNamed(relation)?.past ? "stroke past" : "stroke", "aria-hidden": "true" });
    return row("hiddenRelations", relations, relation, sign, relationNamed(relation)?.[state.lang] ?? relationName(labelOf.get(relation)), counts.get(relation));
  };

  function render() {
    const body = byId("legend-body");
    const focused = [...body.querySelectorAll("button")].indexOf(document.activeElement);
    byId("legend").querySelector("summary").textContent = say("legend");
    body.replaceChildren(
      element("h2", {}, say("legend_kinds")), element("ul", {}, ...kinds.map(kindRow(filter.kinds()))),
      element("h2", {}, say("legend_relations")), element("ul", {}, ...relations.map(relationRow(filter.relations()))));
    if (focused >= 0) body.querySelectorAll("button")[focused]?.focus();
  }
  return { render };
})();
