// Places for nodes that the page did not place beforehand.  The same drawing gives the same places: nothing is random.
const ROOM = 52; // least distance of an added node to the others
const GOLDEN = 2.399963229728653; // the golden angle, pi * (3 - sqrt(5))

// A free spot near another: on rings around it, turning by the golden angle. taken: where the others stand.
function spotBeside(centre, nth, taken) {
  for (let turn = nth; turn < nth + 400; turn += 1) {
    const radius = 105 + 9 * Math.sqrt(turn) * (1 + turn / 40);
    const spot = { x: centre.x + radius * Math.cos(turn * GOLDEN), y: centre.y + radius * Math.sin(turn * GOLDEN) };
    if (taken.every((other) => Math.hypot(other.x - spot.x, other.y - spot.y) >= ROOM)) return spot;
  }
  return { x: centre.x + 120 + nth * 7, y: centre.y + 60 };
}

// Add nodes to the spots, each beside its anchor (anchorOf: node -> drawn node or undefined), else at the right.
function placeBeside(nodes, spots, anchorOf) {
  const taken = [...spots.values()];
  const right = Math.max(0, ...taken.map(({ x }) => x)) + 160;
  const before = new Map(nodes.map((node) => [node, anchorOf(node)]));
  nodes.forEach((node, nth) => {
    const anchor = before.get(node);
    const spot = spotBeside(anchor === undefined ? { x: right, y: 0 } : spots.get(anchor), anchor === undefined && nth === 0 ? 0 : nth, taken);
    taken.push(spot);
    spots.set(node, spot);
  });
}

// Spots for a part of the graph on its own: edges pull, nodes push, as in view/layout.py.
function arrangeAnew(nodes, rows) {
  const index = new Map(nodes.map((node, i) => [node, i]));
  const pairs = [...new Set(rows.flatMap(({ s, o }) => (s !== o && index.has(s) && index.has(o) ? [Math.min(index.get(s), index.get(o)) * nodes.length + Math.max(index.get(s), index.get(o))] : [])))];
  const links = pairs.map((pair) => [Math.floor(pair / nodes.length), pair % nodes.length]);
  const radii = nodes.map((node) => data.nodes[node].size);
  const bodies = forces(nodes.length, links);
  spread(bodies, radii, 18);
  return new Map(nodes.map((node, i) => [node, { x: bodies.xs[i], y: bodies.ys[i] }]));
}

function forces(count, links) {
  const [xs, ys, fx, fy] = [0, 0, 0, 0].map(() => new Float64Array(count));
  const mass = new Float64Array(count).fill(1);
  const degree = new Float64Array(count);
  links.forEach(([a, b]) => { degree[a] += 1; degree[b] += 1; });
  [...degree.keys()].sort((a, b) => degree[b] - degree[a] || a - b).forEach((i, rank) => {
    xs[i] = 60 * Math.sqrt(rank) * Math.cos(rank * GOLDEN);
    ys[i] = 60 * Math.sqrt(rank) * Math.sin(rank * GOLDEN);
    mass[i] = 1 + Math.sqrt(degree[i]);
  });
  const steps = 140;
  for (let step = 0; step < steps; step += 1) {
    for (let i = 0; i < count; i += 1) {
      const far = Math.hypot(xs[i], ys[i]) + 1;
      fx[i] = (-14 * mass[i] * xs[i]) / far;
      fy[i] = (-16 * mass[i] * ys[i]) / far;
    }
    for (const [a, b] of links) {
      fx[a] += xs[b] - xs[a]; fy[a] += ys[b] - ys[a];
      fx[b] -= xs[b] - xs[a]; fy[b] -= ys[b] - ys[a];
    }
    for (let i = 0; i < count; i += 1) {
      for (let j = i + 1; j < count; j += 1) {
        const [dx, dy] = [xs[i] - xs[j] || 0.5, ys[i] - ys[j] || 0.5];
        const push = (2400 * mass[i] * mass[j]) / (dx * dx + dy * dy);
        fx[i] += dx * push; fy[i] += dy * push;
        fx[j] -= dx * push; fy[j] -= dy * push;
      }
    }
    const heat = 60 * (1 - step / steps) + 1;
    for (let i = 0; i < count; i += 1) {
      const force = Math.hypot(fx[i], fy[i]) || 1;
      const stride = Math.min(heat, (0.12 * force) / mass[i]) / force;
      xs[i] += fx[i] * stride;
      ys[i] += fy[i] * stride;
    }
  }
  return { xs, ys };
}

// Scale so that the usual distance to the nearest neighbour leaves room for names, then move apart what is too near.
function spread({ xs, ys }, radii, gap) {
  const count = xs.length;
  if (count < 2) return;
  const nearest = [...xs.keys()].map((i) => {
    let least = Infinity;
    for (let j = 0; j < count; j += 1) if (j !== i) least = Math.min(least, (xs[i] - xs[j]) ** 2 + (ys[i] - ys[j]) ** 2);
    return Math.sqrt(least);
  }).sort((a, b) => a - b);
  const usual = 2 * [...radii].sort((a, b) => a - b)[Math.floor(count / 2)] + gap;
  const factor = usual / Math.max(nearest[Math.floor(count / 2)], 1);
  for (let i = 0; i < count; i += 1) { xs[i] *= factor; ys[i] *= factor; }
  moveApart(xs, ys, radii, gap);
}

function moveApart(xs, ys, radii, gap) {
  for (let round = 0, moved = true; round < 60 && moved; round += 1) {
    moved = false;
    for (let i = 0; i < xs.length; i += 1) {
      for (let j = i + 1; j < xs.length; j += 1) {
        const least = radii[i] + radii[j] + gap;
        const [dx, dy] = [xs[j] - xs[i], ys[j] - ys[i]];
        if (Math.abs(dx) >= least || Math.abs(dy) >= least) continue;
        const distance = Math.hypot(dx, dy);
        if (distance >= least) continue;
        const shift = (least - distance) / 2 + 0.5;
        const [ux, uy] = distance < 1e-6 ? [shift, 0] : [(dx / distance) * shift, (dy / distance) * shift];
        xs[i] -= ux; ys[i] -= uy;
        xs[j] += ux; ys[j] += uy;
        moved = true;
      }
    }
  }
}
