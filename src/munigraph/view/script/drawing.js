// The drawing: which part of the graph is drawn, where it stands, what stands out.  It answers to the other parts by
// numbers of nodes and edges in `data`; how it is painted is canvas.js's business.
//
//   pick(picked, reveal)       mark { node }, { edge }, { link } or {}: it stands out with its neighbours, the rest fades;
//                              what is not drawn yet is drawn; reveal: moved into view
//   stress(nodes, edges)       exactly these stand out until the next pick, the edges as if picked (left out: those
//                              between the nodes, not as if picked);
//                              null: what is picked again
//   reveal(nodes)              move and zoom so that these are seen
//   draw(nodes)                add nodes, each beside a neighbour that is drawn, with the edges that join them
//   drawOnly(nodes)            draw these alone, arranged anew; null: what the page draws at first
//   expand(node)               draw its weightiest neighbours (40 at once) that pass the filter
//   bright()                   numbers of the nodes that stand out; null: all
//   missing(node)              its neighbours that are not drawn, weightiest first
//   drawn()                    numbers of the nodes drawn, sorted (hidden ones too); isWhole(): all of the graph is drawn
//   filter({ node, edge })     functions (number) => boolean; what they refuse is hidden.  Of a graph that is not drawn
//                              whole the weightiest part that passes is drawn instead; null: no filter
//   project(links)             draw links [{ s, o, weight, via }] instead of the edges (see projection.js); null: the edges
//   arrange(mode)              "force" or "places" (see places.js); arrangement(): which one it is
//   visible()                  what is seen now, for taking away: { nodes: [{ node, x, y, size, shape, color, lines, bright,
//                              picked }], edges: [{ edge or link, s, o, x1, y1, x2, y2, bend, dashes, arrow, bright, picked,
//                              name }], labels: [{ node or edge, lines, strong, must, main, soft }], regions: [{ name, left, top, right, bottom }] (panels of the map), bounds: { left, top, right, bottom } (drawing units),
//                              view: { x, y, scale } }
//   whereIs({ node } or { edge })  where it stands in the window: { x, y }, or null
//   panels()                   those of the map in the window: [{ name, left, top, right, bottom }]
//   onPick(listener)           a click: listener({ node }, { edge }, { link } or {}); onOpen: a double click: listener(node)
//   onChange(listener)         called after what is drawn or hidden has changed
//   zoom(factor), fit(), pan(dx, dy), refresh() (the theme changed), redraw() (the words changed), paint() (at once, for measuring)
const drawing = (() => {
  const EXPANDED = 40; // most neighbours added at once
  const MAIN = 16; // the weightiest nodes: their names come before the sight of lesser ones (those of events are too long)
  const EDGE_NAMES = 16; // no names on edges when more of them are picked

  const everything = { node: () => true, edge: () => true };
  const listeners = [];
  const changed = () => listeners.forEach((listener) => listener());

  let spots = new Map(); // number of a drawn node -> { x, y }, in the order of drawing
  let links = null; // of a projection
  let shownEdges = []; // numbers of the edges (or links) whose ends are drawn
  let filtered = null;
  let mode = "force";
  let picked = {};
  let bright = null; // { nodes, edges }: sets of what stands out, or null: all
  let hovered = null;

  const first = new Map(data.drawing.nodes.map((node, i) => [node, { x: data.drawing.x[i], y: data.drawing.y[i] }]));
  const tests = () => filtered ?? everything;
  const edgeAt = (i) => (links ? links[i] : data.edges[i]);
  const isWhole = () => spots.size === data.nodes.length;
  const isShown = (node) => spots.has(node) && tests().node(node);
  const isEdgeShown = (i) => isShown(edgeAt(i).s) && isShown(edgeAt(i).o) && (links !== null || tests().edge(i));
  const missing = (node) => neighbours(node).filter((other) => !spots.has(other) && tests().node(other)).sort(byWeight);
  const hasMissing = (node) => !links && !isWhole() && edgesAt[node].some((i) => !spots.has(otherEnd(data.edges[i], node)) && tests().edge(i));

  // The edges between drawn nodes, found again after nodes came or went.
  function joinUp() {
    const rows = links ?? data.edges;
    shownEdges = [];
    rows.forEach(({ s, o }, i) => spots.has(s) && spots.has(o) && shownEdges.push(i));
  }

  const nodeStyle = (node) => ({
    node, ...spots.get(node), size: data.nodes[node].size, shape: kindOf(data.nodes[node]).shape, color: colourOf(data.nodes[node]),
    hidden: !isShown(node), bright: !bright || bright.nodes.has(node), picked: picked.node === node,
  });

  function edgeStyle(i) {
    const edge = edgeAt(i);
    const relation = links ? { both: true } : relationNamed(edge.r) ?? {};
    const chosen = links ? picked.link === edge : picked.edge === i;
    return {
      [links ? "link" : "edge"]: links ? edge : i, id: i, s: edge.s, o: edge.o, arrow: !relation.both, dashes: !links && isPast(edge), hidden: !isEdgeShown(i),
      // Edges of one pair bend to either side, whatever their direction.
      bend: (edge.bend ?? 0) * (edge.s < edge.o ? 1 : -1),
      weight: edge.weight ?? 1,
      bright: !bright || bright.edges(i), picked: chosen || (bright?.told ? bright.told.has(i) : picked.node === edge.s || picked.node === edge.o),
    };
  }

  // What is painted over the drawing; found anew when something has changed, not for each frame.
  let labels = null;
  let pluses = null;
  const canvas = canvasIn(byId("canvas"), {
    labels: () => (labels ??= labelsNow()),
    pluses: () => (pluses ??= [...spots.keys()].filter((node) => isShown(node) && hasMissing(node) && (!bright || bright.nodes.has(node)))),
    regions: () => (mode === "places" ? places.regions() : []),
    resized: () => mode === "places" && putInPlaces([...spots.keys()]),
  });

  // The map: nodes in their places, as the room on the stage allows.
  function putInPlaces(nodes) {
    spots = places.spots(nodes, canvas.mapRoom());
    joinUp();
    refresh();
    if (!canvas.isMoved()) fit();
  }

  // All of what is shown in view: of the map the panels in which something is shown.
  function fit() {
    const shown = [...spots.keys()].filter(isShown);
    if (mode === "places" && shown.length) canvas.fitBox(places.around(shown.map((node) => spots.get(node))));
    else canvas.fit(shown);
  }

  function refresh() {
    labels = pluses = null;
    canvas.show([...spots.keys()].map(nodeStyle), shownEdges.map(edgeStyle));
  }

  // Names on nodes, and on the few edges that are picked.
  function labelsNow() {
    const onMap = (node) => (mode === "places" && places.has(node) ? 1 : 0); // what the map is of comes first
    const heavy = (node) => (node === picked.node || node === hovered ? 1 : 0);
    const items = [...spots.keys()].filter((node) => isShown(node) && (!bright || bright.nodes.has(node)))
      .sort((a, b) => heavy(b) - heavy(a) || onMap(b) - onMap(a) || byWeight(a, b))
      .map((node, i) => ({ node, lines: labelLines(node), strong: node === picked.node, must: heavy(node) === 1, main: (i < MAIN || onMap(node) === 1) && !isTold(data.nodes[node]) }));
    const named = bright && !links ? shownEdges.filter((i) => isEdgeShown(i) && edgeStyle(i).picked) : [];
    if (named.length <= EDGE_NAMES) items.push(...named.map((i) => ({ edge: i, lines: [relationName(data.edges[i])], soft: true })));
    return items;
  }


  function draw(nodes) {
    const added = nodes.filter((node) => !spots.has(node));
    if (!added.length) return;
    if (mode === "places") putInPlaces([...spots.keys(), ...added]);
    else {
      placeBeside(added, spots, (node) => neighbours(node).filter((other) => spots.has(other)).sort(byWeight)[0]);
      joinUp();
      refresh();
    }
    changed();
  }

  function drawOnly(nodes) {
    const wanted = nodes ?? [...first.keys()];
    if (mode === "places") putInPlaces(wanted);
    else {
      spots = nodes === null ? new Map(first) : arrangeAnew(wanted, links ?? data.edges);
      joinUp();
      refresh();
    }
    changed();
  }

  function expand(node) {
    draw([node]);
    draw(missing(node).slice(0, EXPANDED));
  }

  // What stands out for what is picked: a node with its neighbours, the ends of an edge.
  function choose() {
    const edge = data.edges[picked.edge] ?? picked.link;
    if (edge) return { nodes: new Set([edge.s, edge.o]), edges: (i) => edgeAt(i) === edge };
    if (picked.node === undefined) return null;
    const near = links ? links.filter(({ s, o }) => s === picked.node || o === picked.node).map((link) => otherEnd(link, picked.node)) : neighbours(picked.node);
    return { nodes: new Set([picked.node, ...near]), edges: (i) => edgeAt(i).s === picked.node || edgeAt(i).o === picked.node };
  }

  function pick(next, move = false) {
    picked = next;
    const edge = data.edges[picked.edge] ?? picked.link;
    const centre = edge ? [edge.s, edge.o] : picked.node !== undefined ? [picked.node] : [];
    draw(centre);
    if (picked.node !== undefined && move && !links && neighbours(picked.node).every((other) => !spots.has(other))) expand(picked.node);
    bright = choose();
    refresh();
    if (move && bright) reveal([...bright.nodes]);
  }

  function stress(nodes, edges) {
    const among = nodes && new Set(nodes);
    const joins = edges && new Set(edges);
    bright = nodes ? { nodes: among, edges: joins ? (i) => joins.has(i) : (i) => among.has(edgeAt(i).s) && among.has(edgeAt(i).o), told: joins ?? new Set() } : choose();
    if (nodes) draw(nodes);
    refresh();
  }

  const reveal = (nodes) => canvas.fit(nodes.filter(isShown));

  function filter(next) {
    filtered = next;
    if (isWhole() || first.size === data.nodes.length) {
      refresh();
      if (mode === "places" && !canvas.isMoved()) fit();
    }
    else drawOnly(next ? weightiestPart(next, picked.node) : null);
    changed();
  }

  function project(next) {
    links = next;
    picked = {};
    bright = null;
    drawOnly(links ? weightiestEnds(links) : null);
    fit();
  }

  function arrange(next) {
    if (mode === next) return;
    mode = next;
    const nodes = [...spots.keys()];
    if (mode === "places") putInPlaces(nodes);
    else {
      spots = nodes.every((node) => first.has(node)) ? new Map(nodes.map((node) => [node, first.get(node)])) : arrangeAnew(nodes, links ?? data.edges);
      refresh();
    }
    fit();
    changed();
  }

  function visible() {
    const nodes = [...spots.keys()].map(nodeStyle).filter(({ hidden }) => !hidden).map((row) => ({ ...row, lines: labelLines(row.node) }));
    const at = new Map(nodes.map((row) => [row.node, row]));
    const edges = shownEdges.map(edgeStyle).filter(({ hidden }) => !hidden).map((row) => ({
      ...row, x1: at.get(row.s).x, y1: at.get(row.s).y, x2: at.get(row.o).x, y2: at.get(row.o).y,
      name: links ? "" : relationName(data.edges[row.edge]),
    }));
    const rims = nodes.map(({ x, y, size }) => [x - size, y - size, x + size, y + size]);
    const side = (n, choice) => (rims.length ? choice(...rims.map((rim) => rim[n])) : 0);
    return {
      nodes, edges, labels: labelsNow(), regions: mode === "places" ? places.regions() : [], view: canvas.view(),
      bounds: { left: side(0, Math.min), top: side(1, Math.min), right: side(2, Math.max), bottom: side(3, Math.max) },
    };
  }

  function whereIs({ node, edge }) {
    if (edge !== undefined && (links || !isEdgeShown(edge))) return null;
    const ends = edge === undefined ? [node, node] : [data.edges[edge].s, data.edges[edge].o];
    if (!ends.every(isShown)) return null;
    const [a, b] = ends.map((end) => spots.get(end));
    return canvas.inWindow({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
  }

  // The panels of the map in the window.
  function panels() {
    if (mode !== "places") return [];
    return places.regions().map(({ name, left, top, right, bottom }) => {
      const [from, to] = [canvas.inWindow({ x: left, y: top }), canvas.inWindow({ x: right, y: bottom })];
      return { name, left: from.x, top: from.y, right: to.x, bottom: to.y };
    });
  }

  canvas.onMove((moved) => moved.forEach(({ node, x, y }) => spots.set(node, { x, y })));
  canvas.onHover((node) => { hovered = node; labels = null; });
  const selection = ({ node, edge }) => (node !== undefined ? { node } : edge === undefined ? {} : links ? { link: links[edge] } : { edge });

  spots = new Map(first);
  joinUp();
  refresh();
  return {
    pick, stress, reveal, draw, drawOnly, expand, missing, isWhole, bright: () => bright && [...bright.nodes], filter, project, arrange, visible, whereIs, panels, refresh,
    drawn: () => [...spots.keys()].sort((a, b) => a - b), arrangement: () => mode,
    zoom: canvas.zoom, fit, pan: canvas.pan, redraw: () => { labels = null; canvas.repaint(); }, paint: canvas.paint,
    onPick: (listener) => canvas.onClick((hit) => listener(selection(hit))),
    onOpen: (listener) => canvas.onDoubleClick(({ node }) => node !== undefined && listener(node)),
    onChange: (listener) => listeners.push(listener),
  };
})();
