// The panel: what is known of the picked node or edge, and the words that say so.
const panel = (() => {
  const SHOWN_AT_ONCE = 40;
  const shell = byId("panel");

  function render({ node, edge, link }) {
    const joined = link && views.linkOf(link);
    const content = !data.nodes.length ? empty() : joined ? linkCard(joined, { top, heading, proofs, section }) : node !== undefined ? ofNode(node) : edge !== undefined ? ofEdge(edge) : intro();
    shell.setAttribute("aria-label", say("panel"));
    shell.replaceChildren(...content.filter(Boolean));
    shell.scrollTop = 0;
  }

  const heading = (...children) => element("h2", { tabindex: "-1" }, ...children);
  const parts = (pieces) => pieces.map((piece) => (typeof piece === "number" ? nodeLink(piece) : isolated(piece)));
  const top = (...children) =>
    element("div", { class: "top" }, ...children,
      element("button", { type: "button", class: "close", "aria-label": say("close"), title: say("close"), onclick: () => go({}) }, "×"));

  const empty = () => [heading(say("empty_title")), element("p", { class: "lead" }, say("empty"))];

  function intro() {
    const most = data.nodes.map((_, i) => i).filter((i) => !isTold(data.nodes[i])).sort(byWeight).slice(0, 12);
    return [
      element("p", { class: "lead" }, say("intro")),
      element("h3", {}, say("most")),
      element("ul", { class: "list close" }, ...most.map((node) => element("li", {}, glyph(kindOf(data.nodes[node])),
        element("span", {}, nodeLink(node), element("small", {}, kindName(data.nodes[node])))))),
    ];
  }

  function ofNode(i) {
    const node = data.nodes[i];
    const missing = drawing.missing(i).length;
    return [
      top(glyph(kindOf(node)), kindName(node)),
      heading(isolated(node.label)),
      ...details(node),
      node.evidence && proofs(node.evidence),
      missing ? element("button", { type: "button", class: "expand", onclick: () => { drawing.expand(i); render(state.picked); } }, say("expand", { n: count(missing) })) : null,
      ...section("facts", factsOf(i).map((edges) => () => fact(edges, edges[0].s === i ? "out" : "in", node.evidence))),
      ...section("statements", saidAt[i].map((n) => () => statement(data.statements[n], false))),
      ...section("statements_about", saidOf[i].map((n) => () => statement(data.statements[n], true))),
      ...section("official", (node.mandates ?? []).map((row) => () => mandate(row))),
    ];
  }

  function details(node) {
    const lines = [
      node.aliases && say("aliases", { names: node.aliases.join(", ") }),
      [node.region, node.cut && say("code", { cut: node.cut })].filter(Boolean).join(" · "),
      node.date && `${say("date")}: ${dayName(node.date)}${node.planned ? ` · ${say("planned")}` : ""}`,
      node.place && `${say("place")}: ${node.place}`,
      node.topic && `${say("topic")}: ${node.topic}`,
    ];
    return lines.filter(Boolean).map((line) => element("p", { class: "meta" }, isolated(line)));
  }

  // A heading and a list; items: functions that make them. Of a long list the first, and a button for the next.
  function section(key, items) {
    if (!items.length) return [];
    const list = element("ul", { class: "list" });
    const grow = () => {
      const shown = list.children.length;
      list.append(...items.slice(shown, shown + SHOWN_AT_ONCE).map((make) => make()));
      more.textContent = say("more", { n: count(items.length - list.children.length) });
      more.hidden = list.children.length === items.length;
    };
    const more = element("button", { type: "button", class: "grow", onclick: grow });
    grow();
    return [element("h3", {}, say(key)), list, more];
  }

  // The facts of a node in groups of edges: by relation, then in time; what the same words say of several others is one.
  function factsOf(i) {
    const rank = (edge) => relationOrder.indexOf(edge.r) + 1 || 99;
    const label = (edge) => data.nodes[otherEnd(edge, i)].label;
    const sorted = edgesAt[i].map((n) => data.edges[n])
      .sort((a, b) => rank(a) - rank(b) || (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0) || label(a).localeCompare(label(b), "es"));
    const groups = new Map();
    for (const edge of sorted) {
      const key = JSON.stringify([edge.r, edge.s === i, edge.role, edge.evidence]);
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(edge);
    }
    return [...groups.values()];
  }

  // Facts of one relation with the same evidence. told: evidence that stands above already and is not told again.
  function fact(edges, side, told) {
    const [edge] = edges;
    const same = told && (edge.evidence ?? []).every((n) => told.includes(n));
    return element("li", same ? { class: "brief" } : {}, element("p", { class: "sentence" }, ...parts(sentence(edges, side))),
      ...(same ? [] : [element("p", { class: "measure" }, edge.evidence ? measure(edge) : say("no_evidence")), edge.evidence && proofs(edge.evidence)]));
  }

  // An office that the official record knows, and since when.
  function mandate([other, label, role, start, end]) {
    const name = other === null ? isolated(label) : nodeLink(other);
    const days = [start, end].map(dayName);
    return element("li", { class: "brief" },
      element("p", { class: "sentence" }, isolated(role), role && ": ", name),
      element("p", { class: "measure" }, days[0], days[0] && " – ", days[1]));
  }

  function ofEdge(i) {
    const edge = data.edges[i];
    const others = edgesAt[edge.s].filter((n) => n !== i && otherEnd(data.edges[n], edge.s) === edge.o);
    return [
      top(say("edge")),
      heading(nodeLink(edge.s), " ", ...parts(sentence([edge], "out"))),
      element("p", { class: "measure" }, edge.evidence ? measure(edge) : say("no_evidence")),
      edge.evidence && proofs(edge.evidence, true),
      ...section("more_between", others.map((n) => () => {
        const item = fact([data.edges[n]], "out");
        item.firstChild.prepend(nodeLink(data.edges[n].s), " ");
        return item;
      })),
    ];
  }

  function statement(row, bySpeaker) {
    const about = (row.about ?? []).flatMap((node, n) => [n ? ", " : "", nodeLink(node)]);
    return element("li", {},
      bySpeaker ? element("p", { class: "sentence" }, nodeLink(row.s), ` ${say("said_by")}:`) : null,
      ...row.evidence.map(proof),
      about.length && !bySpeaker ? element("p", { class: "measure" }, `${say("on_topic")} `, ...about) : null);
  }

  // The first piece of evidence, and the others behind a summary.
  function proofs(evidence, open = false) {
    const [first, ...rest] = evidence;
    const more = rest.length
      ? element("details", { class: "more", open }, element("summary", {}, counted("evidence_more", rest.length)), ...rest.map(proof)) : null;
    return element("div", {}, proof(first), more);
  }

  function proof(n) {
    const [articleNumber, prefix, quote, suffix] = data.evidence[n];
    const article = data.articles[articleNumber] ?? {};
    const source = [article.outlet, dayName(article.date) || (article.title && say("no_date"))].filter(Boolean);
    const link = article.url && webLink(article.url, say("open_article"));
    return element("figure", { class: "proof" },
      element("blockquote", { lang: "es", dir: "auto" }, prefix, element("mark", {}, quote), suffix),
      article.id || article.title
        ? element("figcaption", {}, isolated(article.title || say("no_title")), ...source.flatMap((text) => [" · ", isolated(text)]), link ? " · " : "", link) : null);
  }

  return { render, focus: () => (shell.querySelector("h2") ?? shell).focus({ preventScroll: true }) };
})();
