// The panel of a node: what it is, what the press says of it, what it said, what the official record knows.
panel.tells("node", ({ node: i }) => {
  const node = data.nodes[i];
  const missing = drawing.missing(i).length;
  const byMayors = saidByMayors();
  return [
    panel.top(glyph(kindOf(node)), kindName(node)),
    panel.heading(isolated(node.label)),
    ...details(node),
    node.evidence && evidence.pieces(node.evidence),
    element("div", { class: "actions" },
      missing ? panel.button(say("expand", { n: count(missing) }), () => explore.expand(i), "expand") : null,
      panel.button(say("way_with"), () => go({ from: i, to: null }))),
    ...panel.section("facts", facts.of(i).map((edges) => () => facts.item(edges, edges[0].s === i ? "out" : "in", { told: node.evidence }))),
    ...panel.section("statements", saidAt[i].map((n) => () => facts.statement(data.statements[n], false, true))),
    ...panel.section("statements_mayor", byMayors.map((n) => () => facts.statement(data.statements[n], true, true))),
    ...panel.section("statements_about", saidOf[i].filter((n) => !byMayors.includes(n)).map((n) => () => facts.statement(data.statements[n], true, false))),
    ...panel.section("official", (node.mandates ?? []).map((row) => () => facts.mandate(row))),
  ];

  // What those who govern or governed it said as its mayors: during a term on record, or in an article that calls them so.
  function saidByMayors() {
    const found = new Set();
    for (const edge of edgesAt[i].map((n) => data.edges[n])) {
      if (edge.o !== i || !data.sorts.mayors.includes(edge.r)) continue;
      const articlesOf = ({ evidence: pieces = [] }) => pieces.map((n) => data.evidence[n][0]);
      const calling = new Set(relationNamed(edge.r)?.past ? [] : articlesOf(edge));
      const inTerm = ({ date }) => edge.terms?.some(([start, end]) => date >= start && (end === null || date <= end));
      saidAt[edge.s].forEach((n) => (inTerm(data.statements[n]) || articlesOf(data.statements[n]).some((article) => calling.has(article))) && found.add(n));
    }
    return [...found].sort((a, b) => a - b);
  }

  function details() {
    const lines = [
      node.aliases && say("aliases", { names: node.aliases.join(", ") }),
      [node.region, node.cut && say("code", { cut: node.cut })].filter(Boolean).join(" · "),
      node.date && `${say("date")}: ${dayName(node.date)}${node.planned ? ` · ${say("planned")}` : ""}`,
      node.place && `${say("place")}: ${node.place}`,
      node.topic && `${say("topic")}: ${node.topic}`,
    ];
    return lines.filter(Boolean).map((line) => element("p", { class: "meta" }, isolated(line)));
  }
});
