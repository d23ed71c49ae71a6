// The panel: what is known of what is picked. Each kind of pick has a module of its own that tells it.
const panel = (() => {
  const SHOWN_AT_ONCE = 40;
  const shell = byId("panel");
  const tellers = new Map();
  let told = null; // the pick that the panel tells of

  // make(picked): the elements to show when `picked` has that key.
  const tells = (key, make) => tellers.set(key, make);

  function render() {
    const [, make] = [...tellers].find(([key]) => state.picked[key] !== undefined) ?? [];
    const content = !data.nodes.length ? empty() : make?.(state.picked) ?? (filter.isOn() ? digest.render() : intro());
    // The same pick told again (in another language, with more drawn) stays where it was read.
    const isAgain = told === state.picked;
    const top = isAgain ? shell.scrollTop : 0;
    const hadFocus = isAgain && shell.contains(document.activeElement);
    told = state.picked;
    shell.setAttribute("aria-label", say("panel"));
    shell.replaceChildren(...content.filter(Boolean));
    shell.scrollTop = top;
    if (hadFocus) (shell.querySelector(".expand") ?? shell.querySelector("h2") ?? shell).focus({ preventScroll: true });
  }

  const heading = (...children) => element("h2", { tabindex: "-1" }, ...children);
  const top = (...children) =>
    element("div", { class: "top" }, ...children,
      element("button", { type: "button", class: "close", "aria-label": say("close"), title: say("close"), onclick: () => go({}) }, "×"));
  const button = (text, onclick, name = "") => element("button", { type: "button", class: `action ${name}`.trim(), onclick }, text);

  // A heading and a list; items: functions that make them. Of a long list the first, and a button for the next.
  function section(key, items, list = element("ul", { class: "list" })) {
    if (!items.length) return [];
    const grow = () => {
      const shown = list.children.length;
      list.append(...items.slice(shown, shown + SHOWN_AT_ONCE).map((make) => make()));
      more.textContent = say("more", { n: count(items.length - list.children.length) });
      more.hidden = list.children.length === items.length;
    };
    const more = button("", grow);
    grow();
    return [element("h3", {}, say(key), element("small", {}, ` ${count(items.length)}`)), list, more];
  }

  const empty = () => [heading(say("empty_title")), element("p", { class: "lead" }, say("empty"))];

  function intro() {
    const most = data.nodes.map((_, i) => i).filter((i) => !isTold(data.nodes[i])).sort(byWeight).slice(0, 12);
    return [
      element("p", { class: "lead" }, say("intro")),
      button(say("way_start"), () => go({ from: null, to: null })),
      element("h3", {}, say("most")),
      element("ul", { class: "list close" }, ...most.map((node) => element("li", {}, glyph(kindOf(data.nodes[node])),
        element("span", {}, nodeLink(node), element("small", {}, kindName(data.nodes[node])))))),
    ];
  }

  // What the panel is about, for those who hear the page.
  const title = () => shell.querySelector("h2")?.textContent ?? "";
  const focus = () => (shell.querySelector("[role=combobox]") ?? shell.querySelector("h2") ?? shell).focus({ preventScroll: true });
  return { tells, render, title, focus, heading, top, button, section };
})();
