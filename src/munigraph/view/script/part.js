// The part of a large graph that is drawn: as many nodes as can be read.

// From the weightiest node on always the weightiest beside what is chosen already.  first: a node that must be there;
// others: (node) => numbers of its neighbours.
function grow(candidates, others, most, first) {
  const waiting = new Set(candidates);
  const inOrder = [...waiting].sort(byWeight);
  const chosen = new Set();
  let rim = new Set(first === undefined ? [] : [first]);
  for (const start of inOrder) {
    if (!rim.size && !chosen.has(start)) rim.add(start);
    while (rim.size && chosen.size < most) {
      const next = [...rim].sort(byWeight)[0];
      rim.delete(next);
      chosen.add(next);
      for (const near of others(next)) if (waiting.has(near) && !chosen.has(near)) rim.add(near);
    }
    if (chosen.size >= most) break;
  }
  return [...chosen];
}

// Of what passes a filter: nodes that an edge which passes joins to another, in the weightiest part.
function weightiestPart({ node, edge }, first) {
  const beside = new Map();
  const join = (a, b) => (beside.has(a) ? beside.get(a).push(b) : beside.set(a, [b]));
  data.edges.forEach(({ s, o }, i) => {
    if (!edge(i) || !node(s) || !node(o)) return;
    join(s, o);
    join(o, s);
  });
  const found = beside.size ? beside.keys() : [...data.nodes.keys()].filter(node); // nothing joins them: the weightiest
  return grow(found, (i) => beside.get(i) ?? [], data.drawing.most, beside.has(first) ? first : undefined);
}

// Of a projection: the ends of the heaviest links.
function weightiestEnds(links) {
  const ends = new Set();
  [...links].sort((a, b) => b.weight - a.weight || a.s - b.s || a.o - b.o).forEach(({ s, o }) => {
    if (ends.size < data.drawing.most) ends.add(s).add(o);
  });
  return [...ends];
}
