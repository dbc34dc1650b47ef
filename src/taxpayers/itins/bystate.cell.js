// Returns with an ITIN by state, beside all returns of the state in the same tax year: two publishers, one unit.
const returns = comparable(
  observations.filter(
    (d) => d.series_id === "nta-itin-returns-by-state" || (d.series_id === "soi-returns" && d.period === "2022")
  )
);
const all = returns
  .filter((d) => d.series_id === "soi-returns")
  .select({geography: "geography", value: "all_returns", id: "all_id"});

return returns
  .filter((d) => d.series_id === "nta-itin-returns-by-state")
  .join(all, "geography")
  .derive({share: (d) => (100 * d.value) / d.all_returns})
  .select("geography", "period", "value", "all_returns", "share", "unit", "series_id", "id", "all_id")
  .orderby(aq.desc(inputs.measure));
