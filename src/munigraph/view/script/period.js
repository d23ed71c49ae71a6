// The period: how many facts each month has, and two sliders for the first and the last month.
const period = (() => {
  const BARS = 40; // most bars of the histogram
  const SLOW = 100; // milliseconds that a step may take, to be made at once
  const REST = 200; // else so long after the last one
  const known = filter.months.flat();
  const first = Math.min(...known.map(([month]) => month));
  const last = Math.max(...known.map(([, month]) => month));
  const isUseful = known.length > 0 && last > first;
  const width = isUseful ? Math.ceil((last - first + 1) / BARS) : 1; // months of a bar
  const bars = isUseful ? Math.ceil((last - first + 1) / width) : 0;

  // Facts per bar; a fact counts once in each bar that it touches.
  function heights(passes) {
    const counts = new Array(bars).fill(0);
    filter.months.forEach((spans, i) => {
      if (!passes[i]) return;
      const touched = new Set();
      for (const [from, to] of spans) {
        for (let bar = Math.floor((from - first) / width); bar <= Math.floor((to - first) / width); bar += 1) touched.add(bar);
      }
      touched.forEach((bar) => (counts[bar] += 1));
    });
    return counts;
  }

  const chosen = () => [state.since ?? first, state.until ?? last];
  const set = (since, until, how) => change({ since: since <= first ? null : since, until: until >= last ? null : until }, how);
  const spanText = (from, to) => (from === to ? monthName(from) : `${monthName(from)} – ${monthName(to)}`);

  const plot = element("div", { class: "bars", "aria-hidden": "true" });
  const text = element("p", { id: "period-text", class: "hint" });
  const sliders = { since: slider("since"), until: slider("until") };

  function slider(name) {
    const input = element("input", { type: "range", id: `period-${name}`, min: first, max: last, step: 1 });
    input.addEventListener("input", () => {
      const [since, until] = waitingFor ?? chosen();
      const moved = Number(input.value);
      const span = name === "since" ? [Math.min(moved, until), until] : [since, Math.max(moved, since)];
      waitingFor = span;
      text.textContent = spanText(...span);
      input.setAttribute("aria-valuetext", monthName(span[name === "since" ? 0 : 1]));
      whenCheap(() => {
        waitingFor = null;
        set(...span);
        update();
      });
    });
    return input;
  }

  // While a slider is drawn over a large graph, the drawing follows when the hand rests.
  let waitingFor = null; // the span that is not drawn yet
  let waiting = 0;
  let cost = 0;
  function whenCheap(run) {
    const timed = () => {
      const began = performance.now();
      run();
      cost = performance.now() - began;
    };
    clearTimeout(waiting);
    if (cost < SLOW) timed();
    else waiting = setTimeout(timed, REST);
  }

  function bar(n, i, top) {
    const from = first + i * width;
    const to = Math.min(last, from + width - 1);
    const [since, until] = chosen();
    const made = element("i", { class: to >= since && from <= until ? "in" : "", title: `${spanText(from, to)}: ${counted("facts_n", n)}`, onclick: () => set(from, to, { step: true }) }, element("b"));
    made.firstChild.style.height = `${n ? Math.max(4, (100 * n) / top) : 0}%`;
    return made;
  }

  // Show what is chosen now. The sliders stay: one of them may be under the reader's hand.
  function update() {
    if (!isUseful) return;
    const counts = heights(filter.passingButPeriod());
    const top = Math.max(1, ...counts);
    plot.replaceChildren(...counts.map((n, i) => bar(n, i, top)));
    const span = chosen();
    text.textContent = spanText(...span);
    sliders.since.style.zIndex = span[0] > (first + last) / 2 ? 1 : 0; // two thumbs in one spot: the one that can move
    Object.entries(sliders).forEach(([name, input], i) => {
      input.value = span[i];
      input.setAttribute("aria-label", say(name));
      input.setAttribute("aria-valuetext", monthName(span[i]));
    });
  }

  // The elements of the filter; none when all facts are of one month or of no known day.
  const render = () => (isUseful ? [element("h2", {}, say("period")), plot, element("div", { class: "span" }, sliders.since, sliders.until), text] : []);
  // The period that the reader chose, in words; "" when it is all.
  const asText = () => (state.since === null && state.until === null ? "" : spanText(...chosen()));
  return { render, update, text: asText };
})();
