// The second route to the published total: add up the recipients and (i)(2), year by year, and see what is left.
const total = observations
  .filter((d) => d.series_id === "jct-6103-total")
  .select({period: "period", value: "total", unit: "unit", id: "total_id"});

return comparable(observations.filter((d) => d.series_id === "jct-6103-by-recipient" || d.series_id === "jct-6103-i2"))
  .groupby("period")
  .rollup({sum: (d) => op.sum(d.value), ids: (d) => op.array_agg(d.id)})
  .join(total, "period")
  .derive({difference: (d) => d.total - d.sum})
  .orderby("period");
