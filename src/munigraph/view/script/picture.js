// What is seen as an SVG picture: the drawing in its present view, a title, the legend and the day.
const picture = (() => {
  const MARGIN = 20;
  const HEAD = 64;
  const ROW = 22; // height of a row of the legend
  const FACE = 'system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif';
  const ruler = document.createElement("canvas").getContext("2d");
  const textWidth = (text, size) => {
    ruler.font = `${size}px ${FACE}`;
    return ruler.measureText(text).width;
  };
  const written = (text, attributes) => vector("text", { "font-family": FACE, ...attributes }, text);

  // One picture in the colours of a theme: { element, width, height }.
  function of({ nodes, edges, labels, regions, view }, colours, screen) {
    const at = (x, y) => ({ x: (x - view.x) * view.scale + screen.width / 2, y: (y - view.y) * view.scale + screen.height / 2 });
    const inside = nodes.filter(({ x, y }) => isSeen(at(x, y), screen));
    const among = new Set(inside.map(({ node }) => node));
    const lines = edges.filter(({ s, o }) => among.has(s) || among.has(o));
    const grounds = regions.map(({ name, left, top, right, bottom }) => ({ name, ...at(left, top), wide: (right - left) * view.scale, high: (bottom - top) * view.scale }));
    const legendRows = rowsOf(legendItems(inside, lines), screen.width - 2 * MARGIN);
    const height = HEAD + screen.height + legendRows.length * ROW + MARGIN;
    const root = vector("svg", { width: screen.width, height, viewBox: `0 0 ${screen.width} ${height}`, role: "img", "aria-label": titleText() },
      vector("title", {}, titleText()),
      vector("rect", { width: screen.width, height, fill: colours.halo }),
      written(titleText(), { x: MARGIN, y: 30, "font-size": 20, "font-weight": 600, fill: colours.ink }),
      written(noteText(inside, lines), { x: MARGIN, y: 52, "font-size": 13, fill: colours.soft }),
      vector("svg", { x: 0, y: HEAD, width: screen.width, height: screen.height },
        ...grounds.flatMap(ground(colours)),
        ...edges.map((row) => line(row, at(row.x1, row.y1), at(row.x2, row.y2), view.scale, colours, nodes)),
        ...nodes.map((row) => mark(row, at(row.x, row.y), row.size * view.scale, colours)),
        vector("g", {}, ...names({ nodes, edges, labels, grounds }, at, view.scale, colours, screen))),
      ...legendRows.flatMap((items, n) => items.map((item) => legendEntry(item, HEAD + screen.height + ROW * n + 14, colours))));
    return { element: root, width: screen.width, height };
  }

  // A panel of the map with the name of its region.
  const ground = (colours) => ({ name, x, y, wide, high }) => [
    vector("rect", { x: round(x), y: round(y), width: round(wide), height: round(high), rx: 8, fill: "none", stroke: colours.line }),
    written(name, { x: round(x + REGION_INSET.x), y: round(y + REGION_INSET.y), "font-size": REGION_PIXELS, "font-weight": 600, fill: colours.soft, "dominant-baseline": "middle" }),
  ];

  const isSeen = ({ x, y }, { width, height }) => x > 0 && y > 0 && x < width && y < height;
  const titleText = () => data.title ?? say("title");
  const noteText = (nodes, edges) =>
    [say("picture_counts", { nodes: count(nodes.length), edges: count(edges.length) }), filter.isOn() ? say("picture_filtered") : "", dayName(today())].filter(Boolean).join(" · ");

  const outline = (shape, { x, y }, radius) =>
    OUTLINES[shape].split(" ").map((pair) => pair.split(",").map((n) => (Number(n) / 6 - 1) * radius)).map(([dx, dy]) => `${round(x + dx)},${round(y + dy)}`).join(" ");
  const round = (n) => Math.round(n * 100) / 100;

  function mark({ shape, color, bright, picked }, at, radius, colours) {
    const look = { fill: color, stroke: picked ? colours.picked : colours.rim, "stroke-width": picked ? 2.5 : 0.8, opacity: bright ? 1 : 0.13 };
    return shape in OUTLINES ? vector("polygon", { points: outline(shape, at, radius), ...look }) : vector("circle", { cx: round(at.x), cy: round(at.y), r: round(radius), ...look });
  }

  function line({ s, o, bend, dashes, arrow, bright, picked, weight }, a, b, scale, colours, nodes) {
    const [dx, dy] = [b.x - a.x, b.y - a.y];
    const far = Math.hypot(dx, dy) || 1;
    const side = Math.sign(bend) * Math.min(0.125 * Math.abs(bend), 0.5);
    const middle = { x: (a.x + b.x) / 2 + dy * side, y: (a.y + b.y) / 2 - dx * side };
    const look = { fill: "none", stroke: picked ? colours.picked : colours.edge, "stroke-width": round((picked ? 4 : 2.2) * scale * Math.min(1 + Math.log2(weight ?? 1) / 2, 4)), opacity: bright ? 1 : 0.13 };
    const path = vector("path", { d: `M${round(a.x)},${round(a.y)}Q${round(middle.x)},${round(middle.y)} ${round(b.x)},${round(b.y)}`, ...look, ...(dashes ? { "stroke-dasharray": "5 4" } : {}) });
    if (!arrow || far < 12) return path;
    // The head touches the rim of the node and points along the end of the curve.
    const [ex, ey] = [b.x - middle.x, b.y - middle.y];
    const end = Math.hypot(ex, ey) || 1;
    const [ux, uy] = [ex / end, ey / end];
    const rim = (sizes(nodes).get(o) ?? 0) * scale;
    const long = Math.max(4, 13 * scale);
    const tip = { x: b.x - ux * rim, y: b.y - uy * rim };
    const back = { x: tip.x - ux * long, y: tip.y - uy * long };
    const head = [tip, { x: back.x - uy * long * 0.4, y: back.y + ux * long * 0.4 }, { x: back.x + uy * long * 0.4, y: back.y - ux * long * 0.4 }];
    return vector("g", {}, path, vector("polygon", { points: head.map(({ x, y }) => `${round(x)},${round(y)}`).join(" "), fill: look.stroke, opacity: look.opacity }));
  }

  let sized = { nodes: null, map: null };
  function sizes(nodes) {
    if (sized.nodes !== nodes) sized = { nodes, map: new Map(nodes.map(({ node, size }) => [node, size])) };
    return sized.map;
  }

  // The names that the canvas shows, placed by the same rules: a canvas that writes SVG.
  function names({ nodes, edges, labels, grounds }, at, scale, colours, screen) {
    const texts = [];
    const pen = {
      measureText: (text) => {
        ruler.font = pen.font;
        return ruler.measureText(text);
      },
      strokeText() {},
      fillText: (text, x, y) => texts.push(written(text, {
        x: round(x), y: round(y), "font-size": LABEL_PIXELS, "font-weight": /^600/.test(pen.font) ? 600 : 400, fill: pen.fillStyle, "dominant-baseline": "middle",
        "text-anchor": { center: "middle", left: "start", right: "end" }[pen.textAlign], stroke: colours.halo, "stroke-width": 3.5, "stroke-linejoin": "round", "paint-order": "stroke",
      })),
    };
    const rows = new Map([...nodes.map((row) => [`node ${row.node}`, { ...at(row.x, row.y), radius: row.size * scale }]),
      ...edges.map((row) => [`edge ${row.edge}`, { ...at((row.x1 + row.x2) / 2, (row.y1 + row.y2) / 2), radius: 0 }])]);
    const seen = labels.map((item) => ({ ...item, ...rows.get(item.node === undefined ? `edge ${item.edge}` : `node ${item.node}`) })).filter((item) => isSeen(item, screen));
    const boxes = grounds.map(({ name, x, y, wide, high }) => groundBoxes(x, y, wide, high, textWidth(name, REGION_PIXELS)));
    paintLabels(pen, seen, colours, (x, y) => ({ x, y }), 1, screen, boxes.map(({ name }) => name), boxes.map(({ panel }) => panel));
    return texts;
  }

  // What the shapes, colours and dashes of this picture mean.
  function legendItems(nodes, edges) {
    const kinds = kindOrder.filter((kind) => nodes.some(({ node }) => data.nodes[node].kind === kind)).map((kind) => {
      const n = nodes.filter(({ node }) => data.nodes[node].kind === kind).length;
      return { kind: kindNamed(kind), text: `${kindNamed(kind)[state.lang][n === 1 ? 0 : 1]} (${count(n)})` };
    });
    const past = edges.some(({ dashes }) => dashes) ? [{ text: say("picture_past") }] : [];
    return [...kinds, ...past];
  }

  function rowsOf(items, width) {
    const rows = [[]];
    let x = 0;
    for (const item of items) {
      const wide = 20 + textWidth(item.text, 13) + 22;
      if (x > 0 && x + wide > width) {
        rows.push([]);
        x = 0;
      }
      rows[rows.length - 1].push({ ...item, x: MARGIN + x });
      x += wide;
    }
    return rows;
  }

  function legendEntry({ kind, text, x }, y, colours) {
    const sign = kind ? mark({ shape: kind.shape, color: data.labels.palette[kind.color], bright: true }, { x: x + 6, y }, 6, colours)
      : vector("path", { d: `M${x},${y}h14`, stroke: colours.edge, "stroke-width": 2, "stroke-dasharray": "5 4" });
    return vector("g", {}, sign, written(text, { x: x + 20, y, "font-size": 13, fill: colours.ink, "dominant-baseline": "middle" }));
  }

  const here = (themeName, changes = {}) => of(drawing.visible(), { ...coloursOf(themeName), ...changes }, byId("canvas").getBoundingClientRect());
  const text = (made) => xmlFile(made.element);

  // The picture as a PNG, twice as fine as the screen: a promise of a Blob.
  async function png(made, fineness = 2) {
    const address = URL.createObjectURL(new Blob([text(made)], { type: "image/svg+xml" }));
    try {
      const image = new Image();
      image.src = address;
      await image.decode();
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [made.width * fineness, made.height * fineness];
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      return await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
    } finally {
      URL.revokeObjectURL(address);
    }
  }
  return { here, text, png };
})();
