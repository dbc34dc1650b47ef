// A date becomes a week of its year: week 1 is the first seven days. The IRS counts up to a Friday, which falls on another date each year.
// The days on which seasons opened are not rows of the record; weeks from them are not worked out.
const weekOf = (period) =>
  Math.floor((Date.parse(period) - Date.parse(period.slice(0, 4) + "-01-01")) / 604_800_000) + 1;

// Visits to IRS.gov are counted another way since 2025: two ways of counting are two lots of lines.
return comparable(observations.params({wanted: inputs.series}).filter((d, $) => d.series_id === $.wanted))
  .derive({
    season: (d) => op.substring(d.period, 0, 4),
    week: aq.escape((d) => weekOf(d.period)),
    counted: (d) =>
      d.series_id === "filing-season-visits" && op.substring(d.period, 0, 4) >= "2025" ? "the new way" : "one way"
  })
  .params({to: inputs.to})
  .filter((d, $) => d.week <= $.to)
  .select("id", "series_id", "season", "period", "week", "value", "unit", "counted", "grade")
  .orderby("season", "period");
