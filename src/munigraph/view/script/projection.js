// Who works with whom: links between nodes of one sort that something joins - a fact without direction (collaboration, likeness), an
// event or agreement in which both take part, or (of people) the bodies that work together.

const PROJECTIONS = { municipalities: (node) => node.kind === "Municipality", people: isPerson };

// [{ s, o, weight, via: [{ edges: [...], node }] }], s < o, sorted: via tells what joins them, one entry per cause;
// edges: the numbers of the edges that state it, node: the event or agreement, where there is one.
function projectionOf(name) {
  const isMember = (i) => PROJECTIONS[name](data.nodes[i]);
  const links = new Map();
  const join = (a, b, cause) => {
    if (a === b) return;
    const [s, o] = a < b ? [a, b] : [b, a];
    const key = s * data.nodes.length + o;
    if (!links.has(key)) links.set(key, { s, o, via: [] });
    links.get(key).via.push(cause);
  };
  data.edges.forEach(({ s, o, r }, i) => relationNamed(r)?.both && isMember(s) && isMember(o) && join(s, o, { edges: [i] }));
  data.nodes.forEach((node, told) => {
    if (!isTold(node)) return;
    const parts = edgesAt[told].filter((i) => data.edges[i].s === told && isMember(data.edges[i].o));
    parts.forEach((a, n) => parts.slice(n + 1).forEach((b) => join(data.edges[a].o, data.edges[b].o, { node: told, edges: [a, b] })));
  });
  return [...links.values()].map((link) => ({ ...link, weight: link.via.length })).sort((a, b) => a.s - b.s || a.o - b.o);
}
