// Names on the canvas: the same size on the screen at every zoom, never one over another, the weightiest first.
const LABEL_PIXELS = 12.5;
const LINE_LETTERS = 22;
const APART = 8; // pixels between two names in a row, so that they do not read as one
const REGION_PIXELS = 13; // names of regions
const REGION_INSET = { x: 9, y: 13 }; // pixels from the corner of a panel to the middle line of its name

function labelLines(node) {
  const row = data.nodes[node];
  const drop = kindOf(row).drop ?? "";
  const name = (row.label.startsWith(drop) ? row.label.slice(drop.length) : row.label).replace(/\s+/g, " ");
  const lines = [""];
  for (const word of name.split(" ")) {
    const line = lines[lines.length - 1];
    if (line && line.length + word.length >= LINE_LETTERS) lines.push(word);
    else lines[lines.length - 1] = line ? `${line} ${word}` : word;
  }
  const shown = lines.slice(0, 2).map((line) => (line.length > LINE_LETTERS + 4 ? `${line.slice(0, LINE_LETTERS + 3)}…` : line));
  if (lines.length > 2 && !shown[1].endsWith("…")) shown[1] += "…";
  return shown;
}

// What is taken on the screen: boxes [left, top, right, bottom] in cells, so that few are compared.
function takenSpace() {
  const cells = new Map();
  const cell = 80;
  function* around([left, top, right, bottom]) {
    for (let x = Math.floor(left / cell); x <= Math.floor(right / cell); x += 1) {
      for (let y = Math.floor(top / cell); y <= Math.floor(bottom / cell); y += 1) yield `${x},${y}`;
    }
  }
  const meet = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
  return {
    // How many of them a box would cover.
    covered(box) {
      const met = new Set();
      for (const key of around(box)) cells.get(key)?.forEach((other) => meet(box, other) && met.add(other));
      return met.size;
    },
    take(box) {
      for (const key of around(box)) {
        if (!cells.has(key)) cells.set(key, []);
        cells.get(key).push(box);
      }
    },
  };
}

// How wide a line is in pixels; its measure is taken once.
const widths = new Map();
function widthOf(line, strong, context, scale) {
  const key = strong ? `*${line}` : line;
  if (!widths.has(key)) widths.set(key, context.measureText(line).width * scale);
  return widths.get(key);
}

// The name of a panel of the map, and the panel: boxes in pixels, of its corner and size.
const groundBoxes = (x, y, wide, high, nameWidth) => ({ name: [x, y, x + 2 * REGION_INSET.x + nameWidth, y + 2 * REGION_INSET.y], panel: [x, y, x + wide, y + high] });

// items: [{ x, y, radius, lines, strong, must, main }] in pixels of the screen, weightiest first. scale: of the canvas.
// taken: boxes to keep clear of; panels: boxes that names do not leave.
function paintLabels(context, items, colours, toCanvas, scale, screen, taken = [], panels = []) {
  const [names, dots] = [takenSpace(), takenSpace()]; // names: what no name may cover; dots: what a main one may, in need
  taken.forEach(names.take);
  const whole = [0, 0, screen.width, screen.height];
  const fieldOf = ({ x, y }) => panels.find(([left, top, right, bottom]) => x >= left && x <= right && y >= top && y <= bottom) ?? whole;
  items.forEach(({ x, y, radius, main }) => radius && (main ? names : dots).take([x - radius, y - radius, x + radius, y + radius]));
  context.textBaseline = "middle";
  context.lineJoin = "round";
  for (const item of items) {
    context.font = `${item.strong ? "600 " : ""}${LABEL_PIXELS / scale}px system-ui, "Segoe UI", Roboto, sans-serif`;
    const width = Math.max(...item.lines.map((line) => widthOf(line, item.strong, context, scale)));
    const height = item.lines.length * LABEL_PIXELS * 1.15;
    const spot = spotFor(item, width, height, names, dots, [whole, fieldOf(item)]);
    if (!spot) continue;
    const [left, top, right, bottom] = spot.box;
    names.take([left - APART, top, right + APART, bottom]);
    context.textAlign = spot.align;
    item.lines.forEach((line, i) => {
      const at = toCanvas(spot.x, spot.y + (i + 0.5) * LABEL_PIXELS * 1.15);
      context.lineWidth = 3.5 / scale;
      context.strokeStyle = colours.halo;
      context.strokeText(line, at.x, at.y);
      context.fillStyle = item.soft ? colours.soft : colours.ink;
      context.fillText(line, at.x, at.y);
    });
  }
}

// Below the node, else above, right, left or aslant of it. The name of a main one may cover a few lesser nodes; a name
// that must be seen is put below whatever is there.
const MOST_COVERED = 6;
function spotFor({ x, y, radius, must, main }, width, height, names, dots, fields) {
  const gap = radius + 3;
  const slant = radius * 0.7 + 2;
  const [right, left] = [{ align: "left", left: 0 }, { align: "right", left: -width }];
  const spots = [
    { x, y: y + gap, align: "center", left: x - width / 2 },
    { x, y: y - gap - height, align: "center", left: x - width / 2 },
    ...[[right, gap, -height / 2], [left, -gap, -height / 2], [right, slant, slant], [left, -slant, slant], [right, slant, -slant - height], [left, -slant, -slant - height]]
      .map(([side, dx, dy]) => ({ x: x + dx, y: y + dy, align: side.align, left: x + dx + side.left })),
  ];
  let best = null;
  let least = main ? MOST_COVERED + 1 : 1;
  for (const spot of spots) {
    spot.box = [spot.left - 1, spot.y - 1, spot.left + width + 1, spot.y + height + 1];
    const [from, top, to, bottom] = spot.box;
    if (fields.some((field) => from <= field[0] || top <= field[1] || to >= field[2] || bottom >= field[3]) || names.covered(spot.box)) continue;
    const covered = dots.covered(spot.box);
    if (covered < least) [best, least] = [spot, covered];
    if (!least) break;
  }
  return best ?? (must ? spots[0] : null);
}
