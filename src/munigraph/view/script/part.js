// The part of a large graph that is drawn: as many nodes as can be read.

// Numbers that leave in order, the least first (a binary heap).
function queue() {
  const heap = [];
  return {
    get size() { return heap.length; },
    add(value) {
      let at = heap.push(value) - 1;
      for (let up = (at - 1) >> 1; at > 0 && heap[up] > value; up = (at - 1) >> 1) {
        heap[at] = heap[up];
        at = up;
      }
      heap[at] = value;
    },
    take() {
      const least = heap[0];
      const value = heap.pop();
      if (!heap.length) return least;
      let at = 0;
      for (let down = 1; down < heap.length; down = 2 * at + 1) {
        if (down + 1 < heap.length && heap[down + 1] < heap[down]) down += 1;
        if (heap[down] >= value) break;
        heap[at] = heap[down];
        at = down;
      }
      heap[at] = value;
      return least;
    },
  };
}

// From the weightiest node on always the weightiest beside what is chosen already.  first: a node that must be there;
// others: (node) => numbers of its neighbours.
function grow(candidates, others, most, first) {
  const inOrder = [...(first === undefined ? [] : [first]), ...[...candidates].filter((node) => node !== first).sort(byWeight)];
  const rank = new Map(inOrder.map((node, i) => [node, i]));
  const chosen = new Set();
  const rim = queue();
  for (const start of inOrder) {
    if (!chosen.has(start)) rim.add(rank.get(start));
    while (rim.size && chosen.size < most) {
      const next = inOrder[rim.take()];
      if (chosen.has(next)) continue;
      chosen.add(next);
      for (const near of others(next)) if (rank.has(near) && !chosen.has(near)) rim.add(rank.get(near));
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
