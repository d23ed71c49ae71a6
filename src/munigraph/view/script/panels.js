// The country as an atlas: a panel for each region, in columns from north to south, which together fill the stage.
//
// The panels are an ordered treemap (Bederson, Shneiderman and Wattenberg 2002, ACM Transactions on Graphics 21: 833-854):
// each is as large as what stands in it needs, as long as the others stay readable; their order is kept, and of all ways
// to break the row of regions into columns the one is taken whose panels are least narrow or flat.
const NARROWEST = 150; // pixels: room for a region's name
const FLATTEST = 84; // pixels: room for its name and a row of nodes with theirs
const BROAD = 1.25; // width to height of a panel that is best to read: names are broad

// needs: what each panel needs, in any unit. Panels [{ left, top, right, bottom }] within width and height (pixels).
function panelsOf(needs, width, height) {
  const total = needs.reduce((sum, need) => sum + need, 0) || 1;
  const shares = divided(1, needs.map((need) => need / total), (NARROWEST * FLATTEST) / (width * height));
  const columns = columnsOf(shares, width, height);
  const panels = [];
  let left = 0;
  divided(width, columns.map(({ share }) => share), NARROWEST).forEach((wide, n) => {
    let top = 0;
    for (const high of heightsOf(shares.slice(columns[n].from, columns[n].to), height)) {
      panels.push({ left, top, right: left + wide, bottom: top + high });
      top += high;
    }
    left += wide;
  });
  return panels;
}

const heightsOf = (shares, height) => divided(height, shares, FLATTEST);

// A length divided by shares, no part shorter than `least` (or than all equal parts, where there is not enough).
function divided(length, shares, least) {
  const floor = Math.min(least, length / shares.length);
  const parts = new Array(shares.length).fill(null); // those at the floor
  for (;;) {
    const open = shares.filter((_, i) => parts[i] === null).reduce((sum, share) => sum + share, 0);
    const rest = length - parts.reduce((sum, part) => sum + (part ?? 0), 0);
    const raised = shares.findIndex((share, i) => parts[i] === null && (rest * share) / open < floor);
    if (raised < 0) return shares.map((share, i) => parts[i] ?? (rest * share) / open);
    parts[raised] = floor;
  }
}

// The best way to break a row of shares into columns: [{ from, to, share }]. best[n]: of the first n.
function columnsOf(shares, width, height) {
  const best = [{ cost: 0, columns: [] }];
  for (let to = 1; to <= shares.length; to += 1) {
    let share = 0;
    for (let from = to - 1; from >= 0; from -= 1) {
      share += shares[from];
      const cost = best[from].cost + ugliness(shares.slice(from, to), share * width, height);
      if (best[to] === undefined || cost < best[to].cost) best[to] = { cost, columns: [...best[from].columns, { from, to, share }] };
    }
  }
  return best[shares.length].columns;
}

// How far the panels of a column are from a good shape, the large ones above all; what is too narrow or too flat to be
// read costs more the worse it is.
function ugliness(shares, wide, height) {
  const heights = heightsOf(shares, height);
  const shape = shares.reduce((sum, share, i) => sum + share * Math.log(wide / heights[i] / BROAD) ** 2 + 3 * Math.max(FLATTEST / heights[i] - 1, 0) ** 2, 0);
  return shape + 8 * Math.max(NARROWEST / wide - 1, 0) ** 2;
}
