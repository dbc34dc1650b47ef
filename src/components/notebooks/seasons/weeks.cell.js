// A date becomes a week of its season: week 1 is the first seven days. Seasons open on different days, so dates do not compare.
// The opening days are those that the IRS announced each year; they are not rows of the record.
const opened = {
  2015: "2015-01-20", 2016: "2016-01-19", 2017: "2017-01-23", 2018: "2018-01-29",
  2023: "2023-01-23", 2024: "2024-01-29", 2025: "2025-01-27", 2026: "2026-01-26"
};
const weekOf = (period) => {
  const from = inputs.count === "opening" ? opened[period.slice(0, 4)] : period.slice(0, 4) + "-01-01";
  if (from === undefined) throw new RangeError("no opening day is known of the season of " + period);
  return Math.floor((Date.parse(period) - Date.parse(from)) / 604_800_000) + 1;
};

// Visits to IRS.gov are counted another way since 2025: two ways of counting are two lots of lines.
return comparable(observations
    .params({wanted: inputs.series})
    .filter((d, $) => d.series_id === $.wanted))
  .derive({
    season: d => op.substring(d.period, 0, 4),
    week: aq.escape(d => weekOf(d.period)),
    counted: d => d.series_id === "filing-season-visits" && op.substring(d.period, 0, 4) >= "2025" ? "the new way" : "one way"
  })
  .params({to: inputs.to})
  .filter((d, $) => d.week <= $.to)
  .select("id", "series_id", "season", "period", "week", "value", "unit", "counted", "grade")
  .orderby("season", "period");
