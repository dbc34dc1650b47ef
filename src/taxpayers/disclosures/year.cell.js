// One year's recipients, the most first, and (i)(2) among them.
return comparable(observations.filter((d) => d.series_id === "jct-6103-by-recipient" || d.series_id === "jct-6103-i2"))
  .params({year: String(inputs.year)})
  .filter((d, $) => d.period === $.year && d.value > 0)
  .derive({recipient: (d) => (d.series_id === "jct-6103-i2" ? "US Attorneys (i)(2)" : d.dimension)})
  .select("id", "series_id", "recipient", "period", "value", "unit")
  .orderby(aq.desc("value"));
