// The canvas: vis-network (it comes with pyvis) paints what drawing.js tells it and reports clicks.  It knows no data.
// tellers: labels() the names to paint, pluses() the nodes that have more neighbours, regions() the panels of the map, resized() the
// stage has another size.
function canvasIn(host, tellers) {
  const FADED = 0.13;
  const [FARTHEST, NEAREST] = [0.05, 0.8]; // pixels to a unit of the drawing, when it moves by itself
  const RIM = 55; // pixels
  const TOP = 85; // pixels, with the buttons above
  const MAP_RIM = { left: 8, top: 58, right: 8, bottom: 8 }; // pixels about the map, with the buttons above
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  let isPainted = false; // the first view comes at once, others glide
  const motion = () => (still || !isPainted ? false : { duration: 350, easingFunction: "easeInOutQuad" });
  const nodes = new vis.DataSet();
  const edges = new vis.DataSet();
  const network = new vis.Network(host, { nodes, edges }, data.drawing.options);
  const writtenNodes = new Map();
  const writtenEdges = new Map();
  let colours = {};
  let fitted = null; // brings into view again what was last, as long as the reader has not moved it
  let grounds = []; // the panels of the map and their names, in pixels

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
    paintLabels(context, items, colours, (x, y) => network.DOMtoCanvas({ x, y }), scale, screen, [...grounds.map(({ name }) => name), ...buttonsOver(screen)], grounds.map(({ panel }) => panel));
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
    context.textAlign = "start";
    context.textBaseline = "middle";
    context.font = `600 ${REGION_PIXELS / scale}px system-ui, sans-serif`;
    context.lineWidth = 1 / scale;
    context.strokeStyle = colours.line;
    context.fillStyle = colours.soft;
    grounds = tellers.regions().map(({ name, left, top, right, bottom }) => {
      context.beginPath();
      context.roundRect(left, top, right - left, bottom - top, 8 / scale);
      context.stroke();
      context.fillText(name, left + REGION_INSET.x / scale, top + REGION_INSET.y / scale, right - left - (2 * REGION_INSET.x) / scale);
      const at = network.canvasToDOM({ x: left, y: top });
      return groundBoxes(at.x, at.y, (right - left) * scale, (bottom - top) * scale, context.measureText(name).width * scale);
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
    takeRoom();
    const spots = ids.map((id) => network.getPosition(id));
    const [xs, ys] = [spots.map(({ x }) => x), spots.map(({ y }) => y)];
    const box = { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
    moveTo(box, { left: RIM, top: TOP, right: RIM, bottom: RIM }, NEAREST, animation);
    fitted = () => fit(ids.filter((id) => nodes.get(id)), false);
  }

  // Likewise for a part of the map, close to the rims.
  function fitBox(box, animation = motion()) {
    takeRoom();
    moveTo(box, MAP_RIM, 2 * NEAREST, animation);
    fitted = () => fitBox(box, false);
  }

  function moveTo(box, rim, nearest, animation) {
    const wide = (room.width - rim.left - rim.right) / Math.max(box.right - box.left, 1);
    const high = (room.height - rim.top - rim.bottom) / Math.max(box.bottom - box.top, 1);
    const scale = Math.max(Math.min(wide, high, nearest), FARTHEST);
    const position = {
      x: (box.left + box.right + (rim.right - rim.left) / scale) / 2,
      y: (box.top + box.bottom + (rim.bottom - rim.top) / scale) / 2,
    };
    network.moveTo({ position, scale, animation });
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
    tellers.resized();
    fitted?.();
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
    fit, fitBox, isMoved: () => fitted === null,
    // How much room the map has, in pixels.
    mapRoom() {
      const { width, height } = takeRoom();
      return { width: Math.max(width - MAP_RIM.left - MAP_RIM.right, 100), height: Math.max(height - MAP_RIM.top - MAP_RIM.bottom, 100), most: NEAREST };
    },
    pan(dx, dy) {
      letGo();
      const { x, y } = network.getViewPosition();
      network.moveTo({ position: { x: x + dx / network.getScale(), y: y + dy / network.getScale() } });
    },
    // A point of the drawing in the window.
    inWindow({ x, y }) {
      const at = network.canvasToDOM({ x, y });
      const { left, top } = host.getBoundingClientRect();
      return { x: at.x + left, y: at.y + top };
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
