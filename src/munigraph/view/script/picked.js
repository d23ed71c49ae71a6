// What is picked, by number: a node ({ node }), an edge ({ edge }), the question how two nodes are connected
// ({ from, to, way }, null for one not yet named; way: which of the ways), a link of a projection
// ({ link: [node, node] }) or nothing ({}).
field("picked", {
  initial: data.focus === null ? {} : { node: data.focus },
  keys: ["node", "edge", "from", "to", "way", "link"],
  write({ node, edge, from, to, way, link }) {
    const named = (i) => (i === null ? "" : shortAddress(data.nodes[i].id));
    if (node !== undefined) return { node: named(node) };
    if (edge !== undefined) return { edge: shortAddress(data.edges[edge].id) };
    if (link) return { link: link.map(named).join(" ") };
    if (from !== undefined) return { from: named(from), to: named(to), way: way ? String(way + 1) : undefined };
    return data.focus === null ? {} : { node: "" };
  },
  read({ node, edge, from, to, way, link }) {
    const nodeNamed = (text) => nodeOf.get(fullAddress(text ?? ""));
    if (from !== undefined) return { from: nodeNamed(from) ?? null, to: nodeNamed(to) ?? null, way: Math.max(0, Number.parseInt(way, 10) - 1 || 0) };
    const ends = link?.split(" ").map(nodeNamed) ?? [];
    if (ends.length === 2 && !ends.includes(undefined)) return { link: ends.sort((a, b) => a - b) };
    const found = node !== undefined ? { node: nodeNamed(node) } : { edge: edgeOf.get(fullAddress(edge ?? "")) };
    return Object.values(found)[0] === undefined ? {} : found;
  },
});

// Pick something, as a step of the history. reveal: move the drawing to it, the focus to the panel.
function go(next, { reveal = true } = {}) {
  if (!change({ picked: next }, { step: true, reveal }) && reveal) explore.show(next, true);
  if (reveal) panel.focus();
}
const addressOf = (picked) => address.of({ picked });
