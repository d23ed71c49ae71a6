// The canvas: vis-network (it comes with pyvis) paints what drawing.js tells it and reports clicks.  It knows no data.
// tellers: labels() the names to paint, pluses() the nodes that have more neighbours, regions() names on the ground.
function canvasIn(host, tellers) {
  const FADED = 0.13;
  const [FARTHEST, NEAREST] = [0.05, 0.8]; // pixels to a unit of the drawing, when it moves by itself
  const RIM = 55; // pixels
  const TOP = 85; // pixels, with the buttons above
  const REGION_PIXELS = 15;
  const REGION_ROOM = 160; // pixels to the left of the country, for names
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  let isPainted = false; // the first view comes at once, others glide
  const motion = () => (still || !isPainted ? false : { duration: 350, easingFunction: "easeInOutQuad" });
  const nodes = new vis.DataSet();
  const edges = new vis.DataSet();
  const network = new vis.Network(host, { nodes, edges }, data.drawing.options);
  const writtenNodes = new Map();
  const writtenEdges = new Map();
  let colours = {};
  let fitted = null; // what was brought into view last, as long as the reader has not moved it
  let grounds = []; // boxes of names on the ground, in pixels

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

  // Make a set of rows what it shall be; rows that are the same as before are left alone. written: id -> row as text.
  function replace(set, rows, written) {
    const wanted = new Set(rows.map(({ id }) => id));
    const gone = [...written.keys()].filter((id) => !wanted.has(id));
    gone.forEach((id) => written.delete(id));
    set.remove(gone);
    const changed = rows.filter((row) => {
      const text = JSON.stringify(row);
      if (written.get(row.id) === text) return false;
      written.set(row.id, text);
      return true;
    });
    set.update(changed);
  }

  // Take a change over; it is painted once, with the next frame: vis would paint after each part of it.
  function show(nodeStyles, edgeStyles) {
    colours = coloursOf();
    network.renderer.allowRedraw = false;
    const ids = new Set(nodeStyles.map(({ node }) => node));
    edges.remove(edges.get({ filter: ({ from, to }) => !ids.has(from) || !ids.has(to) }).map(({ id }) => id));
    replace(nodes, nodeStyles.map(nodeRow), writtenNodes);
    replace(edges, edgeStyles.map(edgeRow), writtenEdges);
    network.renderer.allowRedraw = true;
    repaint();
  }
  const repaint = () => network.renderer._requestRedraw();

  // Boxes of what lies over the canvas: names keep clear of it.
  const buttonsOver = (screen) => [...host.parentElement.children].filter((other) => other !== host && !other.hidden).map((other) => {
    const { left, top, right, bottom } = other.getBoundingClientRect();
    return [left - screen.left, top - screen.top, right - screen.left, bottom - screen.top];
  });

  function paintLabelsNow(context) {
    const scale = network.getScale();
    const positions = network.getPositions();
    const screen = host.getBoundingClientRect();
    const middle = ({ from, to }) => ({ x: (positions[from].x + positions[to].x) / 2, y: (positions[from].y + positions[to].y) / 2 });
    const items = tellers.labels().map((item) => ({
      ...item, ...network.canvasToDOM(item.edge === undefined ? positions[item.node] : middle(edges.get(item.edge))),
      radius: item.edge === undefined ? nodes.get(item.node).size * scale : 0,
    })).filter(({ x, y }) => x > -90 && y > -40 && x < screen.width + 90 && y < screen.height + 40);
    paintLabels(context, items, colours, (x, y) => network.DOMtoCanvas({ x, y }), scale, screen, [...grounds, ...buttonsOver(screen)]);
  }

  // A plus on each node that has more neighbours than are drawn.
  function paintPluses(context) {
    const positions = network.getPositions();
    context.beginPath();
    for (const node of tellers.pluses()) {
      const { x, y } = positions[node];
      const arm = nodes.get(node).size * 0.45;
      context.moveTo(x - arm, y);
      context.lineTo(x + arm, y);
      context.moveTo(x, y - arm);
      context.lineTo(x, y + arm);
    }
    context.strokeStyle = "#1c1e21";
    context.lineWidth = 3;
    context.stroke();
  }

  function paintRegions(context) {
    const scale = network.getScale();
    context.textAlign = "end";
    context.textBaseline = "middle";
    context.fillStyle = colours.soft;
    context.font = `600 ${REGION_PIXELS / scale}px system-ui, sans-serif`;
    grounds = tellers.regions().map(({ name, x, y }) => {
      context.fillText(name, x, y);
      const at = network.canvasToDOM({ x, y });
      return [at.x - context.measureText(name).width * scale, at.y - REGION_PIXELS / 2, at.x, at.y + REGION_PIXELS / 2];
    });
  }

  // The size of the stage, which vis is told when it has changed.
  let room = { width: 0, height: 0 };
  function takeRoom() {
    const { width, height } = host.getBoundingClientRect();
    if (width !== room.width || height !== room.height) network.setSize();
    room = { width, height };
    return room;
  }

  // Move and zoom so that these nodes are seen, with room for names at the rims.
  function fit(ids, animation = motion()) {
    if (!ids.length) return;
    fitted = ids;
    const { width, height } = takeRoom();
    const spots = ids.map((id) => network.getPosition(id));
    const [xs, ys] = [spots.map(({ x }) => x), spots.map(({ y }) => y)];
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const room = tellers.regions().length ? REGION_ROOM : 0;
    const scale = Math.min((width - room - 2 * RIM) / Math.max(right - left, 1), (height - TOP - RIM) / Math.max(bottom - top, 1), NEAREST);
    network.moveTo({
      position: { x: (left + right) / 2 - room / 2 / Math.max(scale, FARTHEST), y: (top + bottom) / 2 - (TOP - RIM) / 2 / Math.max(scale, FARTHEST) },
      scale: Math.max(scale, FARTHEST), animation,
    });
  }

  network.on("beforeDrawing", paintRegions);
  network.on("afterDrawing", (context) => {
    isPainted = nodes.length > 0;
    paintPluses(context);
    paintLabelsNow(context);
  });
  const letGo = () => (fitted = null);
  network.on("dragStart", letGo);
  network.on("zoom", letGo);
  new ResizeObserver(() => {
    const before = room;
    if (takeRoom().width === before.width && room.height === before.height) return;
    if (fitted) fit(fitted.filter((id) => nodes.get(id)), false);
    network.redraw();
  }).observe(host);
  const point = (shown) => (shown ? "pointer" : "");
  network.on("hoverEdge", () => (host.style.cursor = point(true)));
  network.on("blurEdge", () => (host.style.cursor = point(false)));

  return {
    show, repaint, paint: () => network.redraw(),
    view: () => ({ ...network.getViewPosition(), scale: network.getScale() }),
    zoom(factor) {
      letGo();
      network.moveTo({ scale: Math.min(Math.max(network.getScale() * factor, 0.05), 4), animation: motion() });
    },
    fit,
    pan(dx, dy) {
      letGo();
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
