// The canvas: vis-network (it comes with pyvis) paints what drawing.js tells it and reports clicks.  It knows no data.
// tellers: labels() the names to paint, pluses() the nodes that have more neighbours, regions() names on the ground.
function canvasIn(host, tellers) {
  const FADED = 0.13;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const motion = () => (still ? false : { duration: 350, easingFunction: "easeInOutQuad" });
  const nodes = new vis.DataSet();
  const edges = new vis.DataSet();
  const network = new vis.Network(host, { nodes, edges }, data.drawing.options);
  let colours = {};
  let isChanging = false; // vis paints in the midst of a change: names wait for its end

  const nodeRow = ({ node, x, y, size, shape, color, hidden, bright, picked }) => ({
    id: node, x, y, size, shape, hidden, opacity: bright ? 1 : FADED, borderWidth: picked ? 4 : 1.2,
    color: { background: color, border: picked ? colours.picked : colours.rim, hover: { background: color, border: colours.picked } },
  });

  const edgeRow = ({ id, s, o, arrow, dashes, hidden, bend, weight, bright, picked }) => ({
    id, from: s, to: o, hidden, arrows: arrow ? "to" : "", dashes: dashes ? [6, 5] : false,
    smooth: bend ? { enabled: true, type: bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.min(0.14 * Math.abs(bend), 0.6) } : false,
    width: (picked ? 4 : 2.2) * Math.min(1 + Math.log2(weight) / 2, 4),
    color: { color: picked ? colours.picked : colours.edge, hover: colours.picked, opacity: bright ? 1 : FADED },
  });

  // Make a set of rows what it shall be; rows that stay are changed only where they differ from what was set last.
  const told = new Map([[nodes, new Map()], [edges, new Map()]]);
  function replace(set, rows) {
    const last = told.get(set);
    const now = new Map(rows.map((row) => [row.id, JSON.stringify(row)]));
    set.remove(set.getIds().filter((id) => !now.has(id)));
    set.update(rows.filter(({ id }) => last.get(id) !== now.get(id) || !set.get(id)));
    told.set(set, now);
  }

  function show(nodeStyles, edgeStyles) {
    colours = coloursOf();
    isChanging = true;
    const ids = new Set(nodeStyles.map(({ node }) => node));
    edges.remove(edges.get({ filter: ({ from, to }) => !ids.has(from) || !ids.has(to) }).map(({ id }) => id));
    replace(nodes, nodeStyles.map(nodeRow));
    replace(edges, edgeStyles.map(edgeRow));
    isChanging = false;
  }

  function paintLabelsNow(context) {
    const scale = network.getScale();
    const positions = network.getPositions();
    const screen = host.getBoundingClientRect();
    const middle = ({ from, to }) => ({ x: (positions[from].x + positions[to].x) / 2, y: (positions[from].y + positions[to].y) / 2 });
    const items = tellers.labels().map((item) => ({
      ...item, ...network.canvasToDOM(item.edge === undefined ? positions[item.node] : middle(edges.get(item.edge))),
      radius: item.edge === undefined ? nodes.get(item.node).size * scale : 0,
    })).filter(({ x, y }) => x > -90 && y > -40 && x < screen.width + 90 && y < screen.height + 40);
    paintLabels(context, items, colours, (x, y) => network.DOMtoCanvas({ x, y }), scale, screen);
  }

  // A plus on each node that has more neighbours than are drawn.
  function paintPluses(context) {
    const positions = network.getPositions();
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillStyle = "#1c1e21";
    for (const node of tellers.pluses()) {
      context.font = `700 ${nodes.get(node).size * 1.3}px system-ui, sans-serif`;
      context.fillText("+", positions[node].x, positions[node].y);
    }
  }

  function paintRegions(context) {
    context.textAlign = "end";
    context.textBaseline = "middle";
    context.fillStyle = colours.soft;
    context.font = `600 ${15 / network.getScale()}px system-ui, sans-serif`;
    for (const { name, x, y } of tellers.regions()) context.fillText(name, x, y);
  }

  network.on("beforeDrawing", paintRegions);
  network.on("afterDrawing", (context) => {
    if (isChanging) return;
    paintPluses(context);
    paintLabelsNow(context);
  });
  const point = (shown) => (shown ? "pointer" : "");
  network.on("hoverEdge", () => (host.style.cursor = point(true)));
  network.on("blurEdge", () => (host.style.cursor = point(false)));

  return {
    show, redraw: () => network.redraw(),
    view: () => ({ ...network.getViewPosition(), scale: network.getScale() }),
    zoom: (factor) => network.moveTo({ scale: Math.min(Math.max(network.getScale() * factor, 0.05), 4), animation: motion() }),
    fit: (ids) => ids.length && network.fit({ nodes: ids, maxZoomLevel: 0.8, minZoomLevel: 0.05, animation: motion() }),
    pan(dx, dy) {
      const { x, y } = network.getViewPosition();
      network.moveTo({ position: { x: x + dx / network.getScale(), y: y + dy / network.getScale() } });
    },
    // The middle of two nodes in the window.
    inWindow(a, b) {
      const [from, to] = [network.getPosition(a), network.getPosition(b)];
      const { x, y } = network.canvasToDOM({ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 });
      const { left, top } = host.getBoundingClientRect();
      return { x: x + left, y: y + top };
    },
    onClick: (listener) => network.on("click", ({ nodes: [node], edges: [edge] }) => listener({ node, edge })),
    onDoubleClick: (listener) => network.on("doubleClick", ({ nodes: [node] }) => listener({ node })),
    onMove: (listener) => network.on("dragEnd", ({ nodes: ids }) => listener(ids.map((node) => ({ node, ...network.getPosition(node) })))),
    onHover(listener) {
      network.on("hoverNode", ({ node }) => { listener(node); host.style.cursor = point(true); });
      network.on("blurNode", () => { listener(null); host.style.cursor = point(false); });
    },
  };
}
