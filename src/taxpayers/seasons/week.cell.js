// One week of every season that has a count for it; week 1 is the first seven days of the year, as above.
const weekOf = (period) =>
  Math.floor((Date.parse(period) - Date.parse(period.slice(0, 4) + "-01-01")) / 604_800_000) + 1;

return comparable(observations.params({wanted: inputs.series}).filter((d, $) => d.series_id === $.wanted))
  .derive({
    season: (d) => op.substring(d.period, 0, 4),
    week: aq.escape((d) => weekOf(d.period)),
    counted: () => "one way"
  })
  .params({week: inputs.week})
  .filter((d, $) => d.week === $.week)
  .select("id", "series_id", "season", "period", "week", "value", "unit", "counted", "grade")
  .orderby("period");
