// Yale publishes a low, a central and a high value for each horizon: one row a horizon. Penn Wharton publishes single values for its own
// items, horizons and scenarios: one row each. Nothing is added up, and no row is put on another's scale.
const yale = comparable(
  observations.filter(
    (d) => d.series_id === "yale-budget-lab" && d.unit === "usd" && op.startswith(d.dimension, "revenue loss")
  )
)
  .groupby("series_id", "unit", "period")
  .rollup({
    low: (d) => op.min(d.value),
    value: (d) => op.max(d.bound === "central" ? d.value : 0),
    high: (d) => op.max(d.value),
    ids: (d) => op.array_agg(d.id)
  })
  .derive({item: () => "revenue loss", horizon: (d) => d.period})
  .orderby("period");

const penn = observations
  .filter((d) => d.series_id === "pwbm-social-security" && !op.startswith(d.dimension, "taxes paid"))
  .derive({
    item: (d) => op.replace(d.dimension, / \/ .*$/, ""),
    horizon: (d) => op.match(d.dimension, / \/ (.*)$/, 1) || op.match(d.dimension, /\d+-year/, 0),
    low: () => null,
    high: () => null
  })
  .groupby("id")
  .derive({ids: (d) => op.array_agg(d.id)})
  .ungroup()
  .orderby(aq.desc("unit"), "horizon", "item");

return [
  ["yale", yale],
  ["penn", penn]
]
  .filter(([whose]) => inputs.whose === "both" || inputs.whose === whose)
  .flatMap(([, table]) =>
    table.select("series_id", "item", "horizon", "period", "low", "value", "high", "unit", "ids").objects()
  );
