// The panel of a projection's link: what joins the two, each with its evidence.
panel.tells("link", ({ link }) => {
  const joined = views.linkOf(link);
  if (!joined) return null;
  const { s, o, via } = joined;
  const cause = ({ node, edges }) => {
    const edge = data.edges[edges[0]];
    const told = node !== undefined && data.nodes[node];
    const proofs = told?.evidence ?? [...new Set(edges.flatMap((i) => data.edges[i].evidence ?? []))];
    return element("li", {},
      element("p", { class: "sentence" }, ...(told ? [nodeLink(node)] : [nodeLink(edge.s), ` ${relationName(edge)} `, nodeLink(edge.o)])),
      element("p", { class: "measure" }, told ? [kindName(told), dayName(told.date)].filter(Boolean).join(" · ") : measure(edge)),
      proofs.length ? evidence.pieces(proofs) : null);
  };
  const inTime = (a, b) => (dayOfCause(a) < dayOfCause(b) ? -1 : 1);
  const dayOfCause = ({ node, edges }) => (node !== undefined && data.nodes[node].date) || dayOf(data.edges[edges[0]]);
  return [
    panel.top(say("link")),
    panel.heading(nodeLink(s), ` ${say("and")} `, nodeLink(o)),
    element("p", { class: "meta" }, counted("link_why", via.length)),
    ...panel.section("facts", [...via].sort(inTime).map((each) => () => cause(each))),
  ];
});
