// The guided tour: a card beside one part of the page after the other.  It is offered once, on a first visit that
// does not follow a link to something, and waits behind the question mark.
const tour = (() => {
  const STEPS = [["search", "search"], ["stage", "canvas"], ["panel", "panel"], ["filters", "side"], ["views", "views"], ["save", "save"]];
  const card = byId("tour");
  let step = -1; // -1: the offer
  let before = null; // what had the focus

  const button = (key, run, main = false) => element("button", { type: "button", class: main ? "tool main" : "tool", "data-tour": key, onclick: run }, say(`tour_${key}`));

  function show(title, text, ...buttons) {
    card.hidden = false;
    card.setAttribute("aria-label", say("tour"));
    card.replaceChildren(element("h2", { tabindex: "-1" }, title), element("p", {}, text), element("p", { class: "buttons" }, ...buttons));
  }

  function light(id) {
    document.querySelectorAll(".lit").forEach((part) => part.classList.remove("lit"));
    if (id) byId(id).classList.add("lit");
  }

  // Beside the part, where there is room in the window.
  function placeBeside(id) {
    const part = byId(id).getBoundingClientRect();
    const { width, height } = card.getBoundingClientRect();
    const inside = (value, most) => Math.max(12, Math.min(value, most - 12));
    const room = [
      { left: part.left, top: part.bottom + 12, fits: part.bottom + height + 24 < innerHeight },
      { left: part.right + 12, top: part.top + 24, fits: part.right + width + 24 < innerWidth },
      { left: part.left - width - 12, top: part.top + 24, fits: part.left > width + 24 },
      { left: part.left + 12, top: part.top + 60, fits: true },
    ].find(({ fits }) => fits);
    card.style.left = `${inside(room.left, innerWidth - width)}px`;
    card.style.top = `${inside(room.top, innerHeight - height)}px`;
  }

  function go(next) {
    step = next;
    const [key, id] = STEPS[step];
    light(id);
    const isLast = step === STEPS.length - 1;
    show(say(`tour_${key}_title`), say(`tour_${key}_text`),
      element("small", {}, `${step + 1} / ${STEPS.length}`), step > 0 ? button("back", () => go(step - 1)) : null,
      button(isLast ? "done" : "next", isLast ? end : () => go(step + 1), true), isLast ? null : button("skip", end));
    card.classList.remove("offer");
    placeBeside(id);
    card.querySelector("h2").focus({ preventScroll: true });
  }

  function start() {
    before = document.activeElement;
    go(0);
  }

  function end() {
    memory.set("tour", "seen");
    card.hidden = true;
    card.removeAttribute("style");
    light(null);
    if (step >= 0 && before?.isConnected) before.focus();
    step = -1;
  }

  function offer() {
    if (memory.get("tour") || location.hash.length > 1 || window !== window.top || !data.nodes.length) return;
    card.classList.add("offer");
    show(say("tour_offer_title"), say("tour_offer_text"), button("start", start, true), button("no", end));
  }

  function render() {
    byId("help").setAttribute("aria-label", say("tour"));
    byId("help").title = say("tour");
    if (!card.hidden) step < 0 ? offer() : go(step);
  }

  byId("help").addEventListener("click", start);
  card.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    end();
  });
  // Whoever begins to work needs no offer.
  onChange(["picked"], () => step < 0 && !card.hidden && end());
  return { offer, render };
})();
