// The filters beside the legend, and the note that says that something is hidden.
const controls = (() => {
  const body = byId("filters-body");
  const select = (name, label, options) => {
    const input = element("select", { id: `filter-${name}` }, ...options.map(([value, text]) => element("option", { value, selected: String(state[name]) === String(value) }, text)));
    input.addEventListener("change", () => change({ [name]: typeof state[name] === "number" ? Number(input.value) : input.value }, { step: true }));
    return element("label", {}, element("span", {}, label), input);
  };

  const confidences = () => [
    [0, say("any")],
    ...Object.entries(CONFIDENCE).filter(([, least]) => least > 0).reverse().map(([level, least]) => [least, say("confidence_least", { level: say(`confidence_${level}`), least: decimal(least) })]),
  ];
  const sourceCounts = () => [1, 2, 3, 5, 10].filter((n) => n === 1 || n <= filter.most).map((n) => [n, n === 1 ? say("any") : say("sources_least", { n: count(n) })]);
  // A value that came with the address is offered too.
  const offered = (options, value, text) => (options.some(([each]) => each === value) ? options : [...options, [value, text]]);

  // Make the elements, in the language of the page.
  function render() {
    byId("filters").querySelector("summary").textContent = say("filters");
    body.replaceChildren(
      ...period.render(),
      filter.regions.length > 1 ? select("region", say("region"), offered([["", say("region_all")], ...filter.regions.map((name) => [name, regionInShort(name)])], state.region, state.region)) : "",
      data.edges.some((edge) => edge.confidence !== undefined) ? select("confidence", say("confidence_filter"), offered(confidences(), state.confidence, decimal(state.confidence))) : "",
      filter.most > 1 ? select("sources", say("sources_filter"), offered(sourceCounts(), state.sources, say("sources_least", { n: count(state.sources) }))) : "",
    );
    update();
  }

  // Show what is chosen now.
  function update() {
    period.update();
    for (const input of body.querySelectorAll("select")) input.value = String(state[input.id.replace("filter-", "")]);
    renderNote();
  }

  function renderNote() {
    const note = byId("filter-note");
    note.hidden = !filter.isOn();
    if (note.hidden) return;
    const passing = data.edges.filter((_, i) => filter.edge(i)).length;
    const { node, edge } = state.picked;
    const isLost = (node !== undefined && !filter.node(node)) || (edge !== undefined && !filter.edge(edge));
    note.replaceChildren(
      element("span", {}, say("filter_note", { n: count(passing), all: count(data.edges.length) }), isLost ? ` ${say("filter_hides_picked")}` : ""),
      element("button", { type: "button", id: "filter-clear", class: "tool", onclick: filter.clear }, say("filter_clear")));
  }
  return { render, update, renderNote };
})();
