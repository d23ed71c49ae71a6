// The panel of a node: what it is, what the press says of it, what it said, what the official record knows.
panel.tells("node", ({ node: i }) => {
  const node = data.nodes[i];
  const missing = drawing.missing(i).length;
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
    ...panel.section("statements_about", saidOf[i].map((n) => () => facts.statement(data.statements[n], true, false))),
    ...panel.section("official", (node.mandates ?? []).map((row) => () => facts.mandate(row))),
  ];

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
