// The second arrangement: municipalities where they lie.
const places = (() => {
  // node -> { x, y } for all of these nodes.
  const spots = (nodes) => arrangeAnew(nodes, data.edges);
  // Names on the ground: [{ name, x, y }].
  const regions = () => [];
  return { spots, regions };
})();
