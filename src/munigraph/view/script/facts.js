// Facts in sentences, each with the words that state it: for the panel of a node, of an edge, of a way between two.
const facts = (() => {
  const parts = (pieces) => pieces.map((piece) => (typeof piece === "number" ? nodeLink(piece) : isolated(piece)));

  // The facts of a node in groups of edges: by relation; what happened in time, what is so the best founded first; what
  // the same words say of several others is one.
  function of(i) {
    const rank = (edge) => relationOrder.indexOf(edge.r) + 1 || 99;
    const ground = (edge, other = data.nodes[otherEnd(edge, i)]) => (isTold(other) ? 0 : (edge.terms ? 1000 : 0) + (edge.terms && !isOver(edge) ? 1000 : 0) + supportOf(edge));
    const label = (edge) => data.nodes[otherEnd(edge, i)].label;
    const sorted = edgesAt[i].map((n) => data.edges[n])
      .sort((a, b) => rank(a) - rank(b) || ground(b) - ground(a) || (whenOf(a, i) < whenOf(b, i) ? -1 : whenOf(a, i) > whenOf(b, i) ? 1 : 0) || label(a).localeCompare(label(b), "es"));
    const groups = new Map();
    for (const edge of sorted) {
      const key = JSON.stringify([edge.r, edge.s === i, isOver(edge), edge.role, edge.evidence]);
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(edge);
    }
    return [...groups.values()];
  }

  // The day of an event that is told of, else that of the fact.
  const whenOf = (edge, i) => data.nodes[otherEnd(edge, i)].date ?? dayOf(edge);

  // One fact: edges of one relation with the same evidence, told of their subject ("out") or object ("in").
  // told: evidence that stands above already and is not told again. lead: the node of which it is told, where needed.
  function item(edges, side, { told = [], lead } = {}) {
    const [edge] = edges;
    const known = edge.evidence?.length && edge.evidence.every((n) => told.includes(n));
    return element("li", { class: known && "brief" },
      element("p", { class: "sentence" }, ...(lead === undefined ? [] : [nodeLink(lead), " "]), ...parts(sentence(edges, side)), ...time(edges, side)),
      ...(known ? (lead === undefined ? [] : [element("p", { class: "measure" }, say("same_evidence"))]) : proof(edge)));
  }

  // How well a fact is founded, and on which words.
  const proof = (edge, open) => edge.evidence
    ? [element("p", { class: "measure" }, measure(edge)), evidence.pieces(edge.evidence, open)]
    : [element("p", { class: "measure" }, say("no_evidence"))];

  // The terms of an office, and the day of an event.
  function time([edge, ...others], side) {
    const other = data.nodes[side === "out" ? edge.o : edge.s];
    const shown = [];
    if (edge.terms) shown.push(" ", element("span", { class: "term", title: say("terms_source") }, `· ${edge.terms.map(termName).join(", ")}`));
    if (!others.length && isTold(other) && other.date) shown.push(" ", element("span", { class: "term" }, `· ${dayName(other.date)}`));
    return shown;
  }

  // An office that the official record knows, and since when. lead: whose it is, where that must be told.
  function mandate([other, label, role, start, end], lead) {
    const name = other === null ? isolated(label) : nodeLink(other);
    const [from, to] = [start, end].map(dayName);
    const days = from && !to ? [say(from === start ? "term_open" : "since_day", { start: from })] : [from, from && " – ", to];
    return element("li", { class: "brief" },
      element("p", { class: "sentence" }, ...(lead === undefined ? [] : [nodeLink(lead), " · "]), isolated(role), role && ": ", name),
      element("p", { class: "measure" }, lead === undefined ? "" : `${say("official")} · `, ...days));
  }

  // What somebody said; withSpeaker, withSubject: told together with who said it, and about what.
  function statement(row, withSpeaker, withSubject) {
    const about = (row.about ?? []).flatMap((node, n) => [n ? ", " : "", nodeLink(node)]);
    return element("li", {},
      withSpeaker ? element("p", { class: "sentence" }, nodeLink(row.s), ` ${say("said_by")}:`) : null,
      ...row.evidence.map(evidence.piece),
      about.length && withSubject ? element("p", { class: "measure" }, `${say("on_topic")} `, ...about) : null);
  }

  // Of whom a fact is told where neither end is the topic: of its subject; of an event or agreement, of who takes part.
  const standing = (edge) => (isTold(data.nodes[edge.s]) ? { side: "in", lead: edge.o } : { side: "out", lead: edge.s });
  return { of, item, parts, proof, time, mandate, statement, standing };
})();
