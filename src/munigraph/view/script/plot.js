// Inside a panel of the map: municipalities as they lie to one another, each in the middle of those that belong to it.
//
// Where they crowd, distances give way, never the order: who lies further west or north is drawn so, as long as there is room.
const EVEN = 0.6; // 0: distances as on the ground; 1: only their order

// Room about a municipality with so many others around it, and how far from it the nth of them stands.
const RING = 26;
const STEP = 17;
const radiusOf = (size, count) => size + 24 + (count ? RING - 10 + STEP * Math.sqrt(count) : 0);
const ringOf = (size, nth) => size + RING + STEP * Math.sqrt(nth);

// discs: [{ x, y (kilometres), radius }]; they get left and top: where their middles are drawn, inside the box.
function plotDiscs(discs, box) {
  const [wide, high] = [box.right - box.left, box.bottom - box.top];
  const needed = discs.reduce((sum, { radius }) => sum + (2 * radius) ** 2, 0);
  const squeeze = Math.min(1, Math.sqrt((wide * high * 0.9) / needed));
  const radii = discs.map(({ radius }) => Math.min(radius * squeeze, wide / 2, high / 2));
  const [across, down] = [stretched(discs.map(({ x }) => x), radii), stretched(discs.map(({ y }) => y), radii)];
  const aims = discs.map((_, i) => ({
    x: box.left + radii[i] + across[i] * (wide - 2 * radii[i]),
    y: box.top + radii[i] + down[i] * (high - 2 * radii[i]),
  }));
  const spots = aims.map((aim) => ({ ...aim }));
  for (let round = 0; round < 150; round += 1) {
    const isLast = round > 110; // at the end only room counts
    spots.forEach((spot, i) => {
      if (isLast) return;
      spot.x += (aims[i].x - spot.x) * 0.05;
      spot.y += (aims[i].y - spot.y) * 0.05;
    });
    separate(spots, radii);
    spots.forEach((spot, i) => keepIn(spot, radii[i], box));
  }
  discs.forEach((disc, i) => Object.assign(disc, { left: spots[i].x, top: spots[i].y, squeeze }));
}

// Where each value lies from 0 to 1: partly by its distance, partly by its rank, each taking as much as its weight.
function stretched(values, weights) {
  const order = [...values.keys()].sort((a, b) => values[a] - values[b] || a - b);
  const [least, span] = [values[order[0]], values[order[order.length - 1]] - values[order[0]]];
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (order.length < 2) return values.map(() => 0.5);
  const ranks = [];
  let passed = 0;
  for (const i of order) {
    ranks[i] = (passed + weights[i] / 2) / total;
    passed += weights[i];
  }
  const [first, last] = [ranks[order[0]], ranks[order[order.length - 1]]];
  return values.map((value, i) => EVEN * ((ranks[i] - first) / (last - first)) + (1 - EVEN) * (span ? (value - least) / span : 0.5));
}

function separate(spots, radii) {
  for (let i = 0; i < spots.length; i += 1) {
    for (let j = i + 1; j < spots.length; j += 1) {
      const [dx, dy] = [spots[j].x - spots[i].x, spots[j].y - spots[i].y];
      const far = Math.hypot(dx, dy);
      const least = radii[i] + radii[j];
      if (far >= least) continue;
      const shift = (least - far) / 2;
      const [ux, uy] = far < 1e-6 ? [0.6 * shift, 0.8 * shift] : [(dx / far) * shift, (dy / far) * shift];
      spots[i].x -= ux; spots[i].y -= uy;
      spots[j].x += ux; spots[j].y += uy;
    }
  }
}

function keepIn(spot, radius, { left, top, right, bottom }) {
  spot.x = right - left < 2 * radius ? (left + right) / 2 : Math.min(Math.max(spot.x, left + radius), right - radius);
  spot.y = bottom - top < 2 * radius ? (top + bottom) / 2 : Math.min(Math.max(spot.y, top + radius), bottom - radius);
}

// What has no place, in rows that fill the box: spots for so many.
function inRows(count, box) {
  const [wide, high] = [box.right - box.left, box.bottom - box.top];
  const columns = Math.max(1, Math.min(count, Math.round(Math.sqrt((count * wide) / high / 1.6))));
  const rows = Math.ceil(count / columns);
  return Array.from({ length: count }, (_, i) => ({
    x: box.left + (((i % columns) + 0.5) / columns) * wide,
    y: box.top + ((Math.floor(i / columns) + 0.4) / rows) * high,
  }));
}
