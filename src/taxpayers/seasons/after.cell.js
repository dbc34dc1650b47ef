// What was counted after a season: one publication and one unit at a time, the most first.
const [series_id, unit] = inputs.what.split(" ");

return comparable(
  observations.params({series_id, unit}).filter((d, $) => d.series_id === $.series_id && d.unit === $.unit)
)
  .derive({item: (d) => (d.dimension === null ? "all" : d.dimension)})
  .select("id", "series_id", "item", "period", "value", "bound", "unit", "grade")
  .orderby(aq.desc("value"));
