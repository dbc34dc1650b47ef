// One publication and one period at a time: who they are, where they were born, how they live. Parts overlap and are not added up.
const [series_id, period] = inputs.what.split(" ");
const wanted = series_id === "pew-foreign-born" ? () => true : (d) => d.period === period;

return comparable(
  observations
    .params({series_id})
    .filter((d, $) => d.series_id === $.series_id)
    .filter(aq.escape(wanted))
)
  .derive({
    panel: aq.escape((d) => d.dimension ?? (d.series_id === "pew-foreign-born" ? `foreign-born, ${d.period}` : "all"))
  })
  .derive({year: (d) => op.parse_int(op.substring(d.period, 0, 4))})
  .select("panel", "period", "year", "value", "bound", "unit", "series_id", "grade", "note", "id")
  .orderby(aq.desc("value"));
