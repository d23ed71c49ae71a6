// The state of the page: what is picked, what the reader added to the drawing, what is filtered and how it looks.
//
// One value per name, never changed in place. The module that owns a name declares it with `field`, anybody sets it
// with `change`, and hears of it with `onChange`. Every value that is not the page's first stands in the address
// (#name=text&name=text), so that a link, a reload and the way back bring the same view.
const state = {};
const fields = new Map();
const listeners = [];
const chosen = new Set(); // names of kept fields that the reader changed

// initial: the value with which the page opens. write(value): its text in the address; read(text): the value, undefined
// when the text means nothing. A field of several keys (`keys`) writes and reads an object of texts by key.
// kept: what the reader chose stays on the way back.
function field(name, { initial, write = String, read = (text) => text, keys, kept = false }) {
  const one = !keys;
  fields.set(name, {
    initial, kept,
    keys: keys ?? [name],
    write: one ? (value) => ({ [name]: write(value) }) : write,
    read: one ? (texts) => read(texts[name]) : read,
  });
  state[name] = initial;
}

// Set values by name. step: the way back leads here again; without, the present entry of the history is rewritten.
// `how` goes on to the listeners: with reveal the drawing moves to what is picked.
function change(values, how = {}) {
  const changed = taken(values);
  changed.filter((name) => fields.get(name).kept).forEach((name) => chosen.add(name));
  if (changed.length) {
    address.write(how.step);
    tell(changed, how);
  }
  return changed.length > 0;
}

// run(changed names, how) after one or more of `names` changed.
const onChange = (names, run) => listeners.push({ names, run });

function tell(changed, how) {
  for (const { names, run } of listeners) if (names.some((name) => changed.includes(name))) run(changed, how);
}

// Take over the values that differ; their names.
function taken(values) {
  const changed = Object.keys(values).filter((name) => textOf(name, values[name]) !== textOf(name, state[name]));
  changed.forEach((name) => (state[name] = values[name]));
  return changed;
}

const textOf = (name, value) => JSON.stringify(fields.get(name).write(value));

// Text of an address with its signs; as it stands where a percent sign is alone.
function decodedText(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const address = (() => {
  // Slashes, colons, commas and the like stay readable.
  const encoded = (text) => encodeURIComponent(text).replace(/%(?:2F|3A|2C|2B|40|3B)/g, decodeURIComponent);

  // The address of the present view with some values changed, "#" when it is the first one.
  function of(values = {}) {
    const parts = [];
    for (const [name, { initial, keys, write }] of fields) {
      const value = name in values ? values[name] : state[name];
      if (textOf(name, value) === textOf(name, initial)) continue;
      const texts = write(value);
      parts.push(...keys.filter((key) => texts[key] !== undefined).map((key) => `${key}=${encoded(texts[key])}`));
    }
    return `#${parts.join("&")}`;
  }

  // The values that the address gives, of every field.
  function values() {
    const texts = new Map(location.hash.slice(1).split("&").map((part) => {
      const at = part.indexOf("=");
      return at < 0 ? ["", ""] : [part.slice(0, at), decodedText(part.slice(at + 1))];
    }));
    return Object.fromEntries([...fields].map(([name, { initial, keys, read }]) => {
      const given = keys.filter((key) => texts.has(key));
      const value = given.length ? read(Object.fromEntries(given.map((key) => [key, texts.get(key)]))) : initial;
      return [name, value === undefined ? initial : value];
    }));
  }

  function write(step) {
    const hash = of();
    if (hash === (location.hash || "#")) return;
    try {
      if (step) location.hash = hash;
      else history.replaceState(null, "", hash);
    } catch {
      // Inside a notebook's frame the address cannot be changed; the page works without.
    }
  }

  // Take the view from the address without telling anybody: before the page is first drawn.
  const start = () => Object.assign(state, values());
  window.addEventListener("hashchange", () => {
    const changed = taken(Object.fromEntries(Object.entries(values()).filter(([name]) => !chosen.has(name))));
    write(false);
    if (changed.length) tell(changed, { reveal: true });
  });
  return { of, write, start };
})();
