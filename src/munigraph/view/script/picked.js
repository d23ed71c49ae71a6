// What is picked: a node ({ node }), an edge ({ edge }), a link of a projection ({ link: [node, node] }) or nothing ({}),
// by number.
field("picked", {
  initial: data.focus === null ? {} : { node: data.focus },
  keys: ["node", "edge", "link"],
  write: ({ node, edge, link }) =>
    link ? { link: link.map((end) => shortAddress(data.nodes[end].id)).join(" ") } : node !== undefined ? { node: shortAddress(data.nodes[node].id) } : edge !== undefined ? { edge: shortAddress(data.edges[edge].id) } : data.focus === null ? {} : { node: "" },
  read({ node, edge, link }) {
    const ends = link?.split(" ").map((id) => nodeOf.get(fullAddress(id)));
    if (ends?.length === 2 && !ends.includes(undefined)) return { link: ends.sort((a, b) => a - b) };
    const found = node !== undefined ? { node: nodeOf.get(fullAddress(node)) } : { edge: edgeOf.get(fullAddress(edge)) };
    return Object.values(found)[0] === undefined ? {} : found;
  },
});

// Pick something, as a step of the history. reveal: move the drawing to it, the focus to the panel.
function go(next, { reveal = true } = {}) {
  if (!change({ picked: next }, { step: true, reveal }) && reveal) drawing.pick(next, true);
  if (reveal) panel.focus();
}
const addressOf = (picked) => address.of({ picked });
