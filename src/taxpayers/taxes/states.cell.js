// One of ITEP's series by state, the most first. Parts of a state's total (Oklahoma's) are left out: they are inside it.
return comparable(
  observations.params({series: inputs.series}).filter((d, $) => d.series_id === $.series && !d.dimension)
)
  .select("id", "series_id", "geography", "period", "value", "bound", "unit", "note")
  .orderby(aq.desc("value"));
