// How two nodes are connected: the shortest ways from one to the other, over what articles state (facts, events,
// agreements, statements) and over the official record of offices.
const paths = (() => {
  const MOST = 6; // ways that are told
  const LONGER = 1; // steps by which a way may be longer than the shortest, when there are few
  const TRIED = 2000; // ways that are compared

  // What joins two neighbours: numbers of edges and statements, rows of the official record (of `a`).
  const linksOf = (a, b) => ({
    edges: edgesAt[a].filter((i) => otherEnd(data.edges[i], a) === b),
    statements: [...saidAt[a].filter((n) => data.statements[n].about?.includes(b)), ...saidOf[a].filter((n) => data.statements[n].s === b)],
    mandates: (data.nodes[a].mandates ?? []).filter(([other]) => other === b),
  });

  // Whatever a node is joined to, the least connected first; made when first asked.
  const known = new Map();
  function near(node) {
    if (known.has(node)) return known.get(node);
    const found = new Set(neighbours(node));
    saidAt[node].forEach((n) => data.statements[n].about?.forEach((other) => found.add(other)));
    saidOf[node].forEach((n) => found.add(data.statements[n].s));
    data.nodes[node].mandates?.forEach(([other]) => other !== null && found.add(other));
    found.delete(node);
    const sorted = new Set([...found].sort((a, b) => byWeight(b, a)));
    known.set(node, sorted);
    return sorted;
  }

  // Steps from the nodes around `target` to it, breadth first, as far out as `from` and LONGER; -1: further.
  function stepsTo(target, from) {
    const steps = new Int32Array(data.nodes.length).fill(-1);
    steps[target] = 0;
    const queue = [target];
    for (const node of queue) {
      if (steps[from] >= 0 && steps[node] >= steps[from] + LONGER) break;
      for (const other of near(node)) {
        if (steps[other] >= 0) continue;
        steps[other] = steps[node] + 1;
        queue.push(other);
      }
    }
    return steps;
  }

  // The ways of at most so many steps, of which no step could be left out.
  function waysWithin(most, from, to, steps) {
    const ways = [];
    const way = [from];
    (function follow() {
      const last = way[way.length - 1];
      if (last === to) {
        ways.push([...way]);
        return;
      }
      const before = way.slice(0, -1);
      for (const next of near(last)) {
        if (ways.length >= TRIED) return;
        if (steps[next] < 0 || way.length + steps[next] > most || before.some((node) => node === next || near(node).has(next))) continue;
        way.push(next);
        follow();
        way.pop();
      }
    })();
    return ways;
  }

  // Fewest steps, then fewest on the official record alone, then over what is least connected: a meeting of two says
  // more than a body of hundreds.
  function costOf(way) {
    let cost = 0;
    for (let i = 1; i < way.length; i += 1) {
      const { edges, statements } = linksOf(way[i], way[i - 1]);
      cost += 1000 + (edges.length + statements.length ? 0 : 100) + (i < way.length - 1 ? Math.log2(1 + edgesAt[way[i]].length) : 0);
    }
    return cost;
  }

  function search(from, to) {
    if (from === null || to === null || from === to) return [];
    const steps = stepsTo(to, from);
    if (steps[from] < 0) return [];
    let ways = waysWithin(steps[from], from, to, steps);
    if (ways.length < MOST) ways = waysWithin(steps[from] + LONGER, from, to, steps);
    const priced = ways.map((way) => [costOf(way), way]);
    return priced.sort((a, b) => a[0] - b[0] || (String(a[1]) < String(b[1]) ? -1 : 1)).slice(0, MOST).map(([, way]) => way);
  }

  // The best ways as lists of nodes, best first; the last answer is kept.
  let last = {};
  function find(from, to) {
    if (last.from !== from || last.to !== to) last = { from, to, ways: search(from, to) };
    return last.ways;
  }
  return { find, linksOf };
})();
