// What passes the filters, in order of time: for the panel while filters are on and nothing is picked.
const digest = (() => {
  const inTime = (day) => (a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0);
  const firstDay = (pieces = []) => pieces.map((n) => data.articles[data.evidence[n][0]].date).filter(Boolean).sort()[0];

  function told(node) {
    const { evidence: pieces, date, place, ...row } = data.nodes[node];
    return element("li", {},
      element("p", { class: "sentence" }, nodeLink(node)),
      element("p", { class: "measure" }, [kindName(row), dayName(date), place].filter(Boolean).join(" · ")),
      pieces?.length ? evidence.pieces(pieces) : null);
  }

  function render() {
    const passing = [...data.nodes.keys()].filter(filter.node);
    const happened = passing.filter((i) => isTold(data.nodes[i])).sort(inTime((i) => data.nodes[i].date ?? firstDay(data.nodes[i].evidence) ?? "9999"));
    const stated = data.edges.filter((edge, i) => filter.edge(i) && !isTold(data.nodes[edge.s]) && !isTold(data.nodes[edge.o])).sort(inTime(dayOf));
    const said = data.statements.filter((_, i) => filter.statement(i));
    const all = [
      ...panel.section("digest_told", happened.map((i) => () => told(i))),
      ...panel.section("digest_facts", stated.map((edge) => () => facts.item([edge], "out", { lead: edge.s }))),
      ...panel.section("statements", said.map((row) => () => facts.statement(row, true, true))),
    ];
    const asked = [state.region, period.text()].filter(Boolean).join(" · ");
    return [panel.heading(say("digest")), asked && element("p", { class: "meta" }, isolated(asked)), ...(all.length ? all : [element("p", { class: "lead" }, say("digest_none"))])];
  }
  return { render };
})();
