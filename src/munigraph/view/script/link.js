// The card of a projection's link: what joins the two, each with its evidence.
function linkCard({ s, o, via }, { top, heading, proofs, section }) {
  const cause = ({ node, edges }) => {
    const edge = data.edges[edges[0]];
    const told = node !== undefined && data.nodes[node];
    const evidence = told?.evidence ?? [...new Set(edges.flatMap((i) => data.edges[i].evidence ?? []))];
    return element("li", {},
      element("p", { class: "sentence" }, ...(told ? [nodeLink(node)] : [nodeLink(edge.s), ` ${relationName(edge)} `, nodeLink(edge.o)])),
      element("p", { class: "measure" }, told ? [kindName(told), dayName(told.date)].filter(Boolean).join(" · ") : measure(edge)),
      evidence.length ? proofs(evidence) : null);
  };
  const inTime = (a, b) => (dayOfCause(a) < dayOfCause(b) ? -1 : 1);
  const dayOfCause = ({ node, edges }) => (node !== undefined && data.nodes[node].date) || dayOf(data.edges[edges[0]]);
  return [
    top(say("link")),
    heading(nodeLink(s), ` ${say("and")} `, nodeLink(o)),
    element("p", { class: "meta" }, counted("link_why", via.length)),
    ...section("facts", [...via].sort(inTime).map((each) => () => cause(each))),
  ];
}
