// What the reader lets through: kinds, relations, a region, a period, a least confidence and number of sources.
//
// The filter is one of facts.  An edge passes when all that is asked holds of it; a node passes when its kind does and
// an edge or a statement of its own passes.
const names = { write: (list) => list.join(","), read: (text) => text.split(",").filter(Boolean).sort() };
const month = { write: (value) => (value === null ? "" : monthText(value)), read: (text) => monthsOf(text)?.[0] };
const FILTERS = {
  hiddenKinds: { initial: [], key: "hide", ...names },
  hiddenRelations: { initial: [], key: "without", ...names },
  region: { initial: "", key: "region" },
  since: { initial: null, key: "since", ...month },
  until: { initial: null, key: "until", ...month },
  confidence: { initial: 0, key: "confidence", read: (text) => (Number(text) > 0 && Number(text) <= 1 ? Number(text) : undefined) },
  sources: { initial: 1, key: "sources", read: (text) => (/^[1-9]\d{0,3}$/.test(text) ? Number(text) : undefined) },
};
for (const [name, { initial, key, write = String, read = (text) => text }] of Object.entries(FILTERS)) {
  field(name, { initial, keys: [key], write: (value) => ({ [key]: write(value) }), read: (texts) => read(texts[key]) });
}
const filterNames = Object.keys(FILTERS);

const filter = (() => {
  const months = data.edges.map(monthsOfEdge);
  const support = data.edges.map((edge) => supportOf(edge));
  const regions = [...new Set(data.nodes.map((node) => node.region).filter(Boolean))].sort((a, b) => a.localeCompare(b, "es"));

  // What belongs to a region: what lies in it, and its people, events and agreements. A programme or a party of many
  // places does not: it would bring along all that others do with it.
  const belonging = (region) => data.nodes.map((node, i) => Boolean(node.region || isTold(node) || isPerson(node)) && regionsOf(i).includes(region));

  const isDuring = (spans) => {
    if (state.since === null && state.until === null) return true;
    return spans.some(([first, last]) => (state.since === null || last >= state.since) && (state.until === null || first <= state.until));
  };

  // The tests of an edge, by the filter they belong to.
  function tests() {
    const within = state.region ? belonging(state.region) : null;
    return {
      hiddenRelations: (i) => !state.hiddenRelations.includes(data.edges[i].r),
      region: (i) => !within || within[data.edges[i].s] || within[data.edges[i].o],
      period: (i) => isDuring(months[i]),
      measure: (i) => (data.edges[i].confidence ?? 1) >= state.confidence && (state.sources === 1 || support[i] >= state.sources),
      statement: ({ s, about = [], date }) => state.confidence === 0 && state.sources === 1 && (!within || within[s] || about.some((node) => within[node])) && isDuring([monthsOf(date)].filter(Boolean)),
    };
  }

  // The edges that pass all tests but those left out; all edges in order.
  function passing(...leftOut) {
    const { statement, ...all } = tests();
    const asked = Object.entries(all).filter(([name]) => !leftOut.includes(name)).map(([, test]) => test);
    return data.edges.map((_, i) => asked.every((test) => test(i)));
  }

  // Nodes that one of these edges, or a statement that passes, speaks of.
  function spokenOf(edges) {
    const found = data.nodes.map(() => false);
    edges.forEach((passes, i) => passes && [data.edges[i].s, data.edges[i].o].forEach((node) => (found[node] = true)));
    data.statements.forEach((row, i) => statements[i] && [row.s, ...(row.about ?? []).filter((node) => !state.region || regionsOf(node).includes(state.region))].forEach((node) => (found[node] = true)));
    return found;
  }

  let edges = [];
  let nodes = [];
  let statements = [];
  const isOn = () => filterNames.some((name) => JSON.stringify(state[name]) !== JSON.stringify(FILTERS[name].initial));
  const isKindShown = (node) => !state.hiddenKinds.includes(data.nodes[node].kind);
  const node = (i) => nodes[i] && isKindShown(i);
  const edge = (i) => edges[i] && isKindShown(data.edges[i].s) && isKindShown(data.edges[i].o);

  // Find anew what passes; to be called when a filter has changed.
  function renew() {
    edges = passing();
    statements = data.statements.map(tests().statement);
    nodes = isOn() ? spokenOf(edges) : data.nodes.map(() => true);
  }

  const tally = (rows, key, counted) => {
    const counts = new Map(rows.map((row) => [row[key], 0]));
    rows.forEach((row, i) => counted[i] && counts.set(row[key], counts.get(row[key]) + 1));
    return counts;
  };
  return {
    node, edge, statement: (i) => statements[i], isOn, renew, regions, months,
    // How many of each kind and relation there are, the other filters considered: name -> number.
    kinds: () => tally(data.nodes, "kind", nodes),
    relations: () => tally(data.edges, "r", passing("hiddenRelations")),
    passingButPeriod: () => passing("period"),
    most: Math.max(1, ...support),
    clear: () => change(Object.fromEntries(filterNames.map((name) => [name, FILTERS[name].initial])), { step: true }),
  };
})();
