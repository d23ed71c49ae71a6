// The second arrangement, a map: municipalities in their regions (view/places.py, panels.js, plot.js), the rest around
// those that it is joined to.
const places = (() => {
  const FULL = 0.6; // how much of the fullest panel is covered
  const ROW_ROOM = 50 * 44; // units for one without a place
  const HEAD = 24; // pixels for the name of a region
  const FOOT = 12; // pixels for names below the lowest
  const GAP = 8; // pixels between panels
  const EDGE = 12; // units from the rim of a panel
  const { nodes: placed, x, y, region, regions: names } = data.places;
  const at = new Map(placed.map((node, i) => [node, { x: x[i], y: y[i], region: region[i] }]));
  const NOWHERE = names.length;
  let panels = []; // as they were drawn last

  // The municipality, or what else has a place, that a node is joined to most; of several the weightiest. Undefined: none.
  function nearestPlace(node) {
    const ties = new Map();
    for (const i of edgesAt[node]) {
      const other = otherEnd(data.edges[i], node);
      if (at.has(other)) ties.set(other, (ties.get(other) ?? 0) + 1);
    }
    return [...ties.keys()].sort((a, b) => ties.get(b) - ties.get(a) || byWeight(a, b))[0];
  }
  const homeOf = (node) => (at.has(node) ? node : nearestPlace(node) ?? neighbours(node).map(nearestPlace).find((other) => other !== undefined));

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

  // The nodes by region, from north to south: [{ name, discs: [{ home, around, x, y, radius }], lost, need }].
  function grouped(nodes) {
    const groups = new Map();
    const group = (i) => groups.get(i) ?? groups.set(i, { order: i, name: names[i], homes: new Map(), lost: [] }).get(i);
    for (const node of nodes) {
      const home = homeOf(node);
      if (home === undefined) {
        group(NOWHERE).lost.push(node);
        continue;
      }
      const { homes } = group(at.get(home).region);
      if (!homes.has(home)) homes.set(home, []);
      if (home !== node) homes.get(home).push(node);
    }
    return [...groups.values()].sort((a, b) => a.order - b.order).map(({ name, homes, lost }) => {
      const discs = [...homes].map(([home, around]) => ({ home, around, ...at.get(home), radius: radiusOf(data.nodes[home].size, around.length) }));
      return { name, discs, lost, need: discs.reduce((sum, { radius }) => sum + Math.PI * radius ** 2, lost.length * ROW_ROOM) };
    });
  }

  // node -> { x, y } for all of these nodes, in their order, on a stage of that size (pixels), which they fill. stage.most: pixels to a unit, at most.
  function spots(nodes, stage) {
    const groups = grouped(nodes);
    const found = new Map(nodes.map((node) => [node, null]));
    const shared = panelsOf(groups.map(({ need }) => need), stage.width, stage.height);
    // Pixels to a unit: so many that the fullest panel has room.
    const scale = Math.min(stage.most, ...shared.map(({ left, top, right, bottom }, i) => Math.sqrt(((right - left - GAP) * (bottom - top - GAP - HEAD) * FULL) / groups[i].need)));
    panels = shared.map((panel, i) => {
      const [left, top, right, bottom] = [panel.left + GAP / 2, panel.top + GAP / 2, panel.right - GAP / 2, panel.bottom - GAP / 2].map((side) => side / scale);
      const head = Math.min(HEAD / scale, (bottom - top) / 2);
      fill(groups[i], { left: left + EDGE, top: top + head, right: right - EDGE, bottom: Math.max(bottom - EDGE - FOOT / scale, top + head + 1) }, found);
      return { name: groups[i].name, left, top, right, bottom };
    });
    return found;
  }

  // Place what belongs to a panel inside its box.
  function fill({ discs, lost }, box, found) {
    plotDiscs(discs, box);
    for (const { home, around, left, top, squeeze } of discs) {
      if (found.has(home)) found.set(home, { x: left, y: top });
      around.forEach((node, nth) => {
        const far = ringOf(data.nodes[home].size, nth) * Math.max(squeeze, 0.5);
        found.set(node, { x: left + far * Math.cos(nth * GOLDEN), y: top + far * Math.sin(nth * GOLDEN) });
      });
    }
    const rows = inRows(lost.length, box);
    byComponent(lost).forEach((node, i) => found.set(node, rows[i]));
    const here = [...discs.flatMap(({ home, around }) => [...(found.has(home) ? [home] : []), ...around]), ...lost];
    const sizes = here.map((node) => data.nodes[node].size);
    for (let round = 0; round < 6; round += 1) {
      here.forEach((node, i) => keepIn(found.get(node), sizes[i], box));
      const [xs, ys] = [here.map((node) => found.get(node).x), here.map((node) => found.get(node).y)];
      moveApart(xs, ys, sizes, 6);
      here.forEach((node, i) => found.set(node, { x: xs[i], y: ys[i] }));
    }
    here.forEach((node, i) => keepIn(found.get(node), sizes[i], box));
  }

  // The panels: [{ name, left, top, right, bottom }], in units of the drawing.
  const regions = () => panels.map((panel) => ({ ...panel, name: panel.name ?? say("places_none") }));

  // What the panels cover in which one of these spots lies.
  function around(seen) {
    const touched = panels.filter(({ left, top, right, bottom }) => seen.some((spot) => spot.x >= left && spot.x <= right && spot.y >= top && spot.y <= bottom));
    const side = (name, choice) => choice(...(touched.length ? touched : panels).map((panel) => panel[name]));
    return { left: side("left", Math.min), top: side("top", Math.min), right: side("right", Math.max), bottom: side("bottom", Math.max) };
  }
  return { spots, regions, around, has: (node) => at.has(node) };
})();
