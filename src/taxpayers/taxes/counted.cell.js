// Four amounts called "taxes paid". Each is checked alone: the record says of most of them that they are not comparable, so they are put
// under each other here and never added up, divided or drawn on one scale.
const of = (series, part) =>
  comparable(
    observations
      .params({series, part})
      .filter((d, $) => d.series_id === $.series && d.unit === "usd" && op.startswith(d.dimension, $.part))
  )
    .select("id", "series_id", "dimension", "period", "value", "bound", "unit", "note")
    .rename({dimension: "item"});

return of("itep-2024-taxes", "total")
  .concat(of("yale-budget-lab", "taxes paid"))
  .concat(of("pwbm-social-security", "taxes paid"))
  .concat(
    of("nta-itin-taxes", inputs.item)
      .params({year: String(inputs.year)})
      .filter((d, $) => d.period === $.year)
  );
