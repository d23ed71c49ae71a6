// The country as an atlas: a panel for each region, in columns from north to south, which together fill the stage.
//
// The panels are an ordered treemap (Bederson, Shneiderman and Wattenberg 2002, ACM Transactions on Graphics 21: 833-854):
// each is as large as what stands in it needs, their order is kept, and of all ways to break the row of regions into
// columns the one is taken whose panels are least narrow or flat.
const NARROWEST = 150; // pixels: room for a region's name
const FLATTEST = 84; // pixels
const BROAD = 1.25; // width to height of a panel that is best to read: names are broad

// needs: what each panel needs, in any unit. Panels [{ left, top, right, bottom }] within width and height (pixels).
function panelsOf(needs, width, height) {
  const least = (NARROWEST * FLATTEST) / (width * height);
  const total = needs.reduce((sum, need) => sum + need, 0) || 1;
  const raised = needs.map((need) => Math.max(need / total, least));
  const whole = raised.reduce((sum, share) => sum + share, 0);
  const shares = raised.map((share) => share / whole);
  const columns = columnsOf(shares, width, height);
  const panels = [];
  let left = 0;
  for (const { from, to, share } of columns) {
    let top = 0;
    for (let i = from; i < to; i += 1) {
      const high = (shares[i] / share) * height;
      panels.push({ left, top, right: left + share * width, bottom: top + high });
      top += high;
    }
    left += share * width;
  }
  return panels;
}

// The best way to break a row of shares into columns: [{ from, to, share }]. best[n]: of the first n.
function columnsOf(shares, width, height) {
  const best = [{ cost: 0, columns: [] }];
  for (let to = 1; to <= shares.length; to += 1) {
    let share = 0;
    for (let from = to - 1; from >= 0; from -= 1) {
      share += shares[from];
      const cost = best[from].cost + ugliness(shares.slice(from, to), share, width, height);
      if (best[to] === undefined || cost < best[to].cost) best[to] = { cost, columns: [...best[from].columns, { from, to, share }] };
    }
  }
  return best[shares.length].columns;
}

// How far the panels of a column are from a good shape, the large ones above all; what is too narrow or too flat to be
// read costs more the worse it is.
function ugliness(shares, share, width, height) {
  const wide = share * width;
  const shape = shares.reduce((sum, part) => {
    const high = (part / share) * height;
    return sum + part * Math.log(wide / high / BROAD) ** 2 + 3 * Math.max(FLATTEST / high - 1, 0);
  }, 0);
  return shape + 40 * Math.max(NARROWEST / wide - 1, 0);
}
