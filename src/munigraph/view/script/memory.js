// What the browser remembers of this reader, where it may: inside a notebook's frame nothing is.
const memory = {
  get(name) {
    try {
      return localStorage.getItem(`munigraph-${name}`);
    } catch {
      return null;
    }
  },
  set(name, text) {
    try {
      localStorage.setItem(`munigraph-${name}`, text);
    } catch {
      // The page works without.
    }
  },
};
