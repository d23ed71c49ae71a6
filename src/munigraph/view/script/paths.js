// How two nodes are connected: the shortest ways from one to the other, over what articles state (facts, events,
// agreements, statements) and over the official record of offices.
const paths = (() => {
  const MOST = 6; // ways that are told
  const LONGER = 1; // steps by which a way may be longer than the shortest, when there are few
  const TRIED = 2000; // ways that are compared

  // What joins a node to its neighbours: other node -> { edges, statements, mandates }, all of them numbers or rows.
  function linksOf(node) {
    const links = new Map();
    const join = (other, sort, what) => {
      if (other === node || other === null) return;
      if (!links.has(other)) links.set(other, { edges: [], statements: [], mandates: [] });
      links.get(other)[sort].push(what);
    };
    edgesAt[node].forEach((i) => join(otherEnd(data.edges[i], node), "edges", i));
    saidAt[node].forEach((n) => data.statements[n].about?.forEach((other) => join(other, "statements", n)));
    saidOf[node].forEach((n) => join(data.statements[n].s, "statements", n));
    data.nodes[node].mandates?.forEach((row) => join(row[0], "mandates", row));
    return links;
  }

  // Steps from every node to `target`, breadth first.
  function stepsTo(target, linked) {
    const steps = new Map([[target, 0]]);
    for (const node of steps.keys()) {
      for (const other of linked(node).keys()) if (!steps.has(other)) steps.set(other, steps.get(node) + 1);
    }
    return steps;
  }

  // The ways as lists of nodes, the best first: fewest steps, then fewest on the official record alone, then over what
  // is least connected (a meeting of two says more than a body of hundreds).
  let last = {};
  function find(from, to) {
    if (last.from !== from || last.to !== to) last = { from, to, ways: from === null || to === null ? [] : search(from, to) };
    return last.ways;
  }

  function search(from, to) {
    const known = new Map();
    const linked = (node) => known.get(node) ?? known.set(node, linksOf(node)).get(node);
    const steps = stepsTo(to, linked);
    const shortest = steps.get(from);
    if (shortest === undefined || from === to) return [];
    let ways = waysWithin(from, to, shortest, steps, linked);
    if (ways.length < MOST) ways = waysWithin(from, to, shortest + LONGER, steps, linked).filter((way) => isDirect(way, linked));
    const cost = (way) => way.slice(1).reduce((sum, node, i) => {
      const { edges, statements } = linked(way[i]).get(node);
      return sum + 1000 + (edges.length + statements.length ? 0 : 100) + (node === to ? 0 : Math.log2(1 + edgesAt[node].length));
    }, 0);
    const priced = ways.map((way) => [cost(way), way]);
    return priced.sort((a, b) => a[0] - b[0] || (String(a[1]) < String(b[1]) ? -1 : 1)).slice(0, MOST).map(([, way]) => way);
  }

  // No step of the way could be left out.
  const isDirect = (way, linked) => way.every((node, i) => way.slice(i + 2).every((later) => !linked(node).has(later)));

  function waysWithin(from, to, most, steps, linked) {
    const ways = [];
    const way = [from];
    (function follow() {
      const last = way[way.length - 1];
      if (last === to) ways.push([...way]);
      else {
        for (const next of [...linked(last).keys()].sort((a, b) => steps.get(a) - steps.get(b) || byWeight(b, a))) {
          if (ways.length >= TRIED || way.length + steps.get(next) > most) break;
          if (way.includes(next)) continue;
          way.push(next);
          follow();
          way.pop();
        }
      }
    })();
    return ways;
  }
  return { find, linksOf };
})();
