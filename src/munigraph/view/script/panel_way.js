// The panel of the question how two nodes are connected: the two, the ways between them, and the words behind each step.
panel.tells("from", ({ from, to, way: chosen = 0 }) => {
  const ways = from === null || to === null ? [] : paths.find(from, to);
  return [
    panel.top(say("way")),
    panel.heading(say("way_ask")),
    end("from", from),
    end("to", to),
    element("p", { class: "lead", role: "status" }, summary()),
    element("ol", { class: "ways" }, ...ways.map((way, i) => element("li", {}, choice(way, i), i === chosen ? steps(way) : null))),
  ];

  function end(key, node) {
    if (node === null) return findField(`way-${key}`, say(`way_${key}`), (found) => go({ from, to, [key]: found }));
    const other = () => {
      go({ from, to, [key]: null }, { reveal: false });
      byId(`way-${key}`).focus();
    };
    return element("p", { class: "end" }, element("span", {}, say(`way_${key}`)), " ", glyph(kindOf(data.nodes[node])), " ", nodeLink(node), " ",
      element("button", { type: "button", class: "plain", onclick: other, "aria-label": `${say("way_other")}: ${data.nodes[node].label}` }, say("way_other")));
  }

  function summary() {
    if (from === null || to === null) return say("way_choose");
    if (from === to) return say("way_same");
    return ways.length ? counted("way_found", ways.length) : say("way_none");
  }

  // A way in short, as the button that chooses it.
  function choice(way, i) {
    const between = way.slice(1, -1).map((node) => data.nodes[node].label);
    return element("button", { type: "button", class: "action", "aria-expanded": String(i === chosen), onclick: () => go({ from, to, way: i }) },
      element("b", {}, counted("way_steps", way.length - 1)), " · ", isolated(between.length ? between.join(" → ") : say("way_direct")));
  }

  function steps(way) {
    const told = [];
    return element("ol", { class: "list steps" }, ...way.slice(1).map((node, i) => step(way[i], node, told)));
  }

  // What joins two neighbours: the best founded fact (else statement, else office on record), and the others behind a summary.
  function step(a, b, told) {
    const { edges, statements, mandates } = paths.linksOf(a, b);
    const weight = (i) => data.edges[i].evidence?.length ?? 0;
    const items = [
      ...[...edges].sort((x, y) => weight(y) - weight(x) || x - y).map((i) => {
        const { side, lead } = facts.standing(data.edges[i]);
        return facts.item([data.edges[i]], side, { lead, told });
      }),
      ...statements.map((n) => facts.statement(data.statements[n], true, true)),
      ...(edges.length ? [] : mandates.map((row) => facts.mandate(row, a))),
    ];
    edges.forEach((i) => told.push(...(data.edges[i].evidence ?? [])));
    const [first, ...rest] = items;
    if (rest.length) first.append(element("details", { class: "more" }, element("summary", {}, counted("way_more", rest.length)), element("ul", { class: "list" }, ...rest)));
    return first;
  }
});
