// Different counts of ITINs and of those who use them. Put together, comparable() refuses them: they are never one line.
const named = {
  "itin-issued": "Issued in a year",
  "itin-issued-cumulative": "Issued since 1996, active or not",
  "itin-active": "Active",
  "itin-expiring": "Expiring at the end of a year",
  "itin-deactivated": "Deactivated",
  "itin-users": "Used: taxpayers",
  "itin-returns-filed": "Used: returns and people, before 2017",
  "nta-itin-returns": "Used: returns, any ITIN"
};
const of = (id) =>
  comparable(
    observations
      .params({id})
      .filter((d, $) => d.series_id === $.id && (d.series_id !== "itin-expiring" || d.unit === "itins"))
  );
const wanted = Object.keys(named).filter((id) => inputs.show === "all" || inputs.show === id);

return (
  wanted
    // Returns and people are two units under one heading: the series that mixes them is taken apart first.
    .flatMap((id) =>
      id === "itin-returns-filed"
        ? ["returns", "persons"].map((unit) => [
            `${id} ${unit}`,
            `Used: ${unit === "returns" ? "returns" : "people"}, before 2017`,
            comparable(observations.params({id, unit}).filter((d, $) => d.series_id === $.id && d.unit === $.unit))
          ])
        : [[id, named[id], of(id)]]
    )
    .flatMap(([key, panel, table]) =>
      table
        .orderby("period_start")
        .objects()
        // What was filed by September of a season is no count of the year: a panel of its own.
        .map((row) => (/filed by/.test(row.dimension) ? {...row, later: " incomplete"} : {...row, later: ""}))
        .map(({id, series_id, period, period_start, dimension, value, bound, unit, later}) => ({
          key: key + later,
          panel: later ? "Used: returns of 2023, not complete" : panel,
          id,
          series_id,
          period,
          period_start,
          dimension,
          value,
          bound,
          unit
        }))
    )
);
