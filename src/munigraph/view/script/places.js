// The second arrangement: municipalities where they lie (view/places.py), the rest around those that it is joined to.
const places = (() => {
  const at = new Map(data.places.nodes.map((node, i) => [node, { x: data.places.x[i], y: data.places.y[i] }]));
  const bottom = Math.max(0, ...data.places.y) + 220;
  const ROW = 40; // nodes without a place, in rows below the country

  // The municipality, or what else has a place, that a node is joined to most; of several the weightiest. Undefined: none.
  function homeOf(node) {
    const ties = new Map();
    for (const i of edgesAt[node]) {
      const other = otherEnd(data.edges[i], node);
      if (at.has(other)) ties.set(other, (ties.get(other) ?? 0) + 1);
    }
    return [...ties.keys()].sort((a, b) => ties.get(b) - ties.get(a) || byWeight(a, b))[0];
  }

  // What is joined stands together.
  function byComponent(nodes) {
    const waiting = new Set(nodes);
    const ordered = [];
    for (const start of nodes) {
      if (!waiting.delete(start)) continue;
      for (let i = ordered.push(start) - 1; i < ordered.length; i += 1) {
        for (const near of neighbours(ordered[i])) if (waiting.delete(near)) ordered.push(near);
      }
    }
    return ordered;
  }

  // node -> { x, y } for all of these nodes, in their order.
  function spots(nodes) {
    const around = new Map(); // how many stand about a place already
    const found = new Map(nodes.map((node) => [node, at.has(node) ? { ...at.get(node) } : null]));
    const lost = [];
    for (const node of nodes) {
      if (at.has(node)) continue;
      const home = homeOf(node) ?? neighbours(node).map(homeOf).find((other) => other !== undefined);
      if (home === undefined) {
        lost.push(node);
        continue;
      }
      const nth = around.get(home) ?? 0;
      around.set(home, nth + 1);
      const radius = data.nodes[home].size + 30 + 16 * Math.sqrt(nth);
      found.set(node, { x: at.get(home).x + radius * Math.cos(nth * GOLDEN), y: at.get(home).y + radius * Math.sin(nth * GOLDEN) });
    }
    byComponent(lost).forEach((node, i) => found.set(node, { x: (i % ROW) * 90, y: bottom + Math.floor(i / ROW) * 110 }));
    const [xs, ys] = [[...found.values()].map(({ x }) => x), [...found.values()].map(({ y }) => y)];
    moveApart(xs, ys, nodes.map((node) => data.nodes[node].size), 10);
    return new Map(nodes.map((node, i) => [node, { x: xs[i], y: ys[i] }]));
  }

  // Names on the ground: [{ name, x, y }].
  const regions = () => data.places.regions;
  return { spots, regions };
})();
