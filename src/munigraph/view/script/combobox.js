// A box to find a node in: an input (role combobox) and a list, after the combobox pattern of the ARIA Authoring
// Practices Guide 1.2 ("editable combobox with list autocomplete"). chosen(node) is called with what the reader takes.
function combobox(input, list, chosen) {
  const SHOWN = 12;
  let found = [];
  let active = -1;

  function show() {
    const all = index.find(input.value);
    found = all.slice(0, SHOWN);
    active = found.length ? 0 : -1;
    const open = input.value.trim() !== "";
    const remark = !found.length ? say("found_none") : index.isNear(found[0], input.value) ? say("found_near") : "";
    list.replaceChildren(...(remark ? [element("li", { class: "nothing", role: "option", "aria-disabled": "true" }, remark)] : []), ...found.map(option));
    list.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
    if (open) byId("status").textContent = [remark, all.length && counted("found", all.length)].filter(Boolean).join(" ");
    mark();
  }

  function option(node, i) {
    const row = data.nodes[node];
    const alias = index.aliasFound(node, input.value);
    const item = element("li", { role: "option", id: `${list.id}-${i}`, "data-node": row.id }, glyph(kindOf(row)),
      element("span", {}, isolated(row.label), alias && element("small", {}, ` ${say("also")} `, isolated(alias))),
      element("small", {}, isolated([kindName(row), placeOf(node)].filter(Boolean).join(" · "))));
    item.addEventListener("mousedown", (event) => event.preventDefault());
    item.addEventListener("click", () => choose(i));
    return item;
  }

  function mark() {
    const options = [...list.querySelectorAll("[data-node]")];
    options.forEach((item, i) => item.setAttribute("aria-selected", String(i === active)));
    if (active < 0 || list.hidden) input.removeAttribute("aria-activedescendant");
    else {
      input.setAttribute("aria-activedescendant", options[active].id);
      options[active].scrollIntoView({ block: "nearest" });
    }
  }

  function close() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function choose(i) {
    const node = found[i];
    input.value = "";
    close();
    chosen(node);
  }

  const steps = { ArrowDown: 1, ArrowUp: -1 };
  input.addEventListener("input", show);
  input.addEventListener("focus", () => input.value.trim() && show());
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      input.value = "";
      close();
    } else if (event.key === "Enter" && active >= 0 && !list.hidden) choose(active);
    else if (event.key in steps && list.hidden) show();
    else if (event.key in steps && found.length) {
      event.preventDefault();
      active = (active + found.length + steps[event.key]) % found.length;
      mark();
    }
  });
}

// A combobox with a label of its own, for the panel.
function findField(id, label, chosen) {
  const input = element("input", {
    id, type: "text", role: "combobox", "aria-expanded": "false", "aria-controls": `${id}-results`, "aria-autocomplete": "list",
    autocomplete: "off", autocapitalize: "off", spellcheck: "false", placeholder: say("search_hint"),
  });
  const list = element("ul", { id: `${id}-results`, class: "results", role: "listbox", "aria-label": label, hidden: true });
  combobox(input, list, chosen);
  return element("div", { class: "find" }, element("label", { for: id }, label), element("div", { class: "search" }, input, list));
}
