// One state, a panel for each publisher. Pew prints "<5,000" for small numbers: such a row is an upper end, not an estimate.
const panels = {
  "pew-unauthorized-by-state": "Pew, edition of 2025",
  "cms-undocumented-by-state": "CMS",
  "dhs-unauthorized-by-state": "DHS, report for 2012",
  "itep-2024-state-population": "ITEP, for its taxes of 2022",
  "aic-immigrants-by-state": "All immigrants, of every status: AIC"
};

return observations
  .params({state: inputs.state})
  .filter((d, $) => d.geography === $.state)
  .derive({
    panel: aq.escape((d) =>
      d.series_id === "texas-unauthorized-compared"
        ? `${d.dimension}, as another outlet quoted it`
        : (panels[d.series_id] ?? "")
    )
  })
  .filter((d) => d.panel !== "")
  .derive({year: (d) => op.parse_int(d.period)})
  .select("panel", "period", "year", "value", "bound", "unit", "series_id", "grade", "note", "id", "geography")
  .orderby("panel", "period");
