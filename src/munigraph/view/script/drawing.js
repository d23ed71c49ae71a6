// The drawing: vis-network with positions that are already computed, and what the reader adds to it.
const drawing = (() => {
  const FADED = 0.13;
  const ROOM = 52; // least distance of an added node to the others
  const EXPANDED = 40; // most neighbours added at once
  const EDGE_NAMES = 16; // no names on edges when more of them are picked
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const motion = () => (still ? false : { duration: 350, easingFunction: "easeInOutQuad" });

  const place = new Map(); // number of a drawn node -> { x, y }
  const drawnEdges = new Set();
  const hiddenKinds = new Set();
  const hiddenRelations = new Set();
  let picked = {};
  let hovered = null;
  let bright = null; // numbers of the nodes that stand out, or null: all
  let colours = {};

  data.drawing.nodes.forEach(({ id, x, y }) => place.set(id, { x, y }));
  data.drawing.edges.forEach(({ id }) => drawnEdges.add(id));
  const missing = (node) => neighbours(node).filter((other) => !place.has(other)).sort(byWeight);
  const isShown = (node) => place.has(node) && !hiddenKinds.has(data.nodes[node].kind);

  const isEdgeShown = (i) => {
    const { r, s, o } = data.edges[i];
    return drawnEdges.has(i) && !hiddenRelations.has(r) && isShown(s) && isShown(o);
  };

  function nodeRow(node) {
    const row = data.nodes[node];
    const isPicked = picked.node === node;
    const colour = colourOf(row);
    const at = nodes?.get(node) ? network.getPosition(node) : place.get(node);
    return {
      id: node, ...at, size: row.size, shape: kindOf(row).shape, hidden: !isShown(node),
      opacity: !bright || bright.has(node) ? 1 : FADED,
      borderWidth: isPicked ? 4 : 1.2,
      color: { background: colour, border: isPicked ? colours.picked : colours.rim, hover: { background: colour, border: colours.picked } },
    };
  }

  function edgeRow(i) {
    const edge = data.edges[i];
    const relation = relationNamed(edge.r) ?? {};
    const isPicked = picked.edge === i || picked.node === edge.s || picked.node === edge.o;
    // Edges of one pair bend to either side, whatever their direction.
    const bend = (edge.bend ?? 0) * (edge.s < edge.o ? 1 : -1);
    return {
      id: i, from: edge.s, to: edge.o, arrows: relation.both ? "" : "to", dashes: relation.past ? [6, 5] : false,
      hidden: !isEdgeShown(i),
      smooth: bend ? { enabled: true, type: bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.min(0.14 * Math.abs(bend), 0.6) } : false,
      width: isPicked ? 4 : 2.2,
      color: { color: isPicked ? colours.picked : colours.edge, hover: colours.picked, opacity: isPicked || !bright ? 1 : FADED },
    };
  }

  function readColours() {
    const style = getComputedStyle(document.documentElement);
    const value = (name) => style.getPropertyValue(`--${name}`).trim();
    const dark = document.documentElement.dataset.theme === "dark";
    colours = { ink: value("ink"), soft: value("soft"), halo: value("halo"), edge: value("edge"), picked: value("picked"), rim: dark ? "#d8d8d8" : "#3a3d42" };
  }

  let network = null;
  let nodes = null;
  readColours();
  nodes = new vis.DataSet(data.drawing.nodes.map(({ id }) => nodeRow(id)));
  const edges = new vis.DataSet(data.drawing.edges.map(({ id }) => edgeRow(id)));
  network = new vis.Network(byId("canvas"), { nodes, edges }, data.drawing.options);

  function refresh() {
    readColours();
    nodes.update([...place.keys()].map(nodeRow));
    edges.update([...drawnEdges].map(edgeRow));
  }

  // A free spot near a node: on rings around it, turning by the golden angle. taken: where the others stand.
  function spotBeside(centre, nth, taken) {
    for (let turn = nth; turn < nth + 400; turn += 1) {
      const radius = 105 + 9 * Math.sqrt(turn) * (1 + turn / 40);
      const angle = turn * 2.399963229728653;
      const spot = { x: centre.x + radius * Math.cos(angle), y: centre.y + radius * Math.sin(angle) };
      if (taken.every((other) => Math.hypot(other.x - spot.x, other.y - spot.y) >= ROOM)) return spot;
    }
    return { x: centre.x + 120 + nth * 7, y: centre.y + 60 };
  }

  // Add nodes around a point, with the edges that join them to what is drawn.
  function draw(added, centre) {
    const taken = Object.values(network.getPositions());
    const rows = added.map((node, nth) => {
      const spot = spotBeside(centre, nth, taken);
      taken.push(spot);
      place.set(node, spot);
      return nodeRow(node);
    });
    const joins = [...new Set(added.flatMap((node) => edgesAt[node]))]
      .filter((i) => !drawnEdges.has(i) && place.has(data.edges[i].s) && place.has(data.edges[i].o));
    joins.forEach((i) => drawnEdges.add(i));
    nodes.add(rows);
    edges.add(joins.map(edgeRow));
  }

  function ensure(node) {
    if (place.has(node)) return;
    const anchor = neighbours(node).filter((other) => place.has(other)).sort(byWeight)[0];
    const right = Math.max(0, ...Object.values(network.getPositions()).map(({ x }) => x));
    draw([node], anchor === undefined ? { x: right + 160, y: 0 } : network.getPosition(anchor));
  }

  function expand(node) {
    ensure(node);
    draw(missing(node).slice(0, EXPANDED), network.getPosition(node));
  }

  function pick(state, reveal) {
    picked = state;
    const edge = data.edges[state.edge];
    const centre = edge ? [edge.s, edge.o] : state.node !== undefined ? [state.node] : [];
    centre.forEach(ensure);
    if (state.node !== undefined && reveal && neighbours(state.node).every((other) => !place.has(other))) expand(state.node);
    bright = centre.length ? new Set([...centre, ...(edge ? [] : neighbours(state.node))]) : null;
    refresh();
    if (reveal && bright) network.fit({ nodes: [...bright].filter(isShown), maxZoomLevel: 0.8, minZoomLevel: 0.35, animation: motion() });
  }

  function paint(context) {
    const scale = network.getScale();
    const positions = network.getPositions();
    const items = [...place.keys()].filter((node) => node in positions && isShown(node) && (!bright || bright.has(node))).sort((a, b) => heavy(b) - heavy(a) || byWeight(a, b)).map((node) => ({
      ...network.canvasToDOM(positions[node]), radius: data.nodes[node].size * scale, lines: labelLines(node), strong: node === picked.node,
      must: node === picked.node || node === hovered,
    }));
    const screen = byId("canvas").getBoundingClientRect();
    const seen = items.filter(({ x, y }) => x > -90 && y > -40 && x < screen.width + 90 && y < screen.height + 40);
    if (bright) seen.push(...edgeNames(positions));
    paintLabels(context, seen, colours, (x, y) => network.DOMtoCanvas({ x, y }), scale, screen);
  }

  const heavy = (node) => (node === picked.node || node === hovered ? 1 : 0);

  function edgeNames(positions) {
    const chosen = (picked.edge !== undefined ? [picked.edge] : edgesAt[picked.node]).filter(isEdgeShown);
    if (chosen.length > EDGE_NAMES) return [];
    return chosen.map((i) => {
      const { s, o } = data.edges[i];
      const [a, b] = [positions[s], positions[o]];
      return { ...network.canvasToDOM({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }), radius: 0, lines: [relationName(data.edges[i])], soft: true };
    });
  }

  // A plus on each node that has more neighbours than are drawn.
  function paintPlus(context) {
    const positions = network.getPositions();
    context.textAlign = "center";
    context.textBaseline = "middle";
    for (const node of place.keys()) {
      if (!(node in positions) || !isShown(node) || (bright && !bright.has(node)) || !hasMissing(node)) continue;
      context.font = `700 ${data.nodes[node].size * 1.3}px system-ui, sans-serif`;
      context.fillStyle = "#1c1e21";
      context.fillText("+", positions[node].x, positions[node].y);
    }
  }
  const hasMissing = (node) => edgesAt[node].some((i) => !drawnEdges.has(i));

  const zoom = (factor) => network.moveTo({ scale: Math.min(Math.max(network.getScale() * factor, 0.05), 4), animation: motion() });
  const fit = () => network.fit({ animation: motion() });
  const pan = (dx, dy) => {
    const { x, y } = network.getViewPosition();
    network.moveTo({ position: { x: x + dx / network.getScale(), y: y + dy / network.getScale() } });
  };

  network.on("afterDrawing", (context) => {
    paintPlus(context);
    paint(context);
  });
  network.on("click", ({ nodes: [node], edges: [edge] }) => go(node !== undefined ? { node } : edge !== undefined ? { edge } : {}, { reveal: false }));
  network.on("doubleClick", ({ nodes: [node] }) => {
    if (node === undefined) return;
    expand(node);
    go({ node }, { reveal: false });
  });
  network.on("hoverNode", ({ node }) => {
    hovered = node;
    byId("canvas").style.cursor = "pointer";
  });
  network.on("blurNode", () => {
    hovered = null;
    byId("canvas").style.cursor = "";
  });
  network.on("hoverEdge", () => (byId("canvas").style.cursor = "pointer"));
  network.on("blurEdge", () => (byId("canvas").style.cursor = ""));
  byId("canvas").addEventListener("keydown", (event) => {
    const step = 80;
    const keys = {
      ArrowLeft: () => pan(-step, 0), ArrowRight: () => pan(step, 0), ArrowUp: () => pan(0, -step), ArrowDown: () => pan(0, step),
      "+": () => zoom(1.25), "-": () => zoom(0.8), 0: fit,
    };
    if (!(event.key in keys) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    keys[event.key]();
  });

  const toggle = (hidden) => (name) => {
    if (!hidden.delete(name)) hidden.add(name);
    refresh();
  };
  return {
    hiddenKinds, hiddenRelations, toggleKind: toggle(hiddenKinds), toggleRelation: toggle(hiddenRelations),
    showAll: () => { hiddenKinds.clear(); hiddenRelations.clear(); refresh(); },
    pick, expand, missing, refresh, zoom, fit, redraw: () => network.redraw(),
    // Where a node, or the middle of an edge, stands in the window; null when it is not drawn.
    whereIs({ node, edge }) {
      const ends = edge === undefined ? [node, node] : [data.edges[edge].s, data.edges[edge].o];
      if (!ends.every(isShown) || (edge !== undefined && !isEdgeShown(edge))) return null;
      const [a, b] = ends.map((end) => network.getPosition(end));
      const { x, y } = network.canvasToDOM({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
      const { left, top } = byId("canvas").getBoundingClientRect();
      return { x: x + left, y: y + top };
    },
  };
})();
