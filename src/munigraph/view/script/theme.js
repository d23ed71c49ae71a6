// Dark and light: as the reader chose here before, else as the system has it.
const theme = (() => {
  const darkness = matchMedia("(prefers-color-scheme: dark)");
  const now = () => document.documentElement.dataset.theme;
  const system = () => (darkness.matches ? "dark" : "light");

  function set(name) {
    document.documentElement.dataset.theme = name;
    byId("theme").textContent = name === "dark" ? "☀" : "☾";
    drawing.refresh();
  }

  byId("theme").addEventListener("click", () => {
    set(now() === "dark" ? "light" : "dark");
    memory.set("theme", now());
  });
  darkness.addEventListener("change", () => set(system()));
  const remembered = memory.get("theme");
  return { now, start: () => set(["dark", "light"].includes(remembered) ? remembered : system()) };
})();
