// The panel of an edge: the fact with all its evidence, and what else joins the two.
panel.tells("edge", ({ edge: i }) => {
  const edge = data.edges[i];
  const { side, lead } = facts.standing(edge);
  const others = edgesAt[edge.s].filter((n) => n !== i && otherEnd(data.edges[n], edge.s) === edge.o);
  return [
    panel.top(say("edge")),
    panel.heading(nodeLink(lead), " ", ...facts.parts(sentence([edge], side)), ...facts.time([edge], side)),
    ...facts.proof(edge, true),
    ...panel.section("more_between", others.map((n) => () => facts.item([data.edges[n]], facts.standing(data.edges[n]).side, facts.standing(data.edges[n])))),
  ];
});
