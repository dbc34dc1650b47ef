// One series in one year, state by state; as it is, or in per cent of all returns of the state in the same year.
const of = (series) =>
  observations
    .params({series, year: String(inputs.year)})
    .filter(
      (d, $) => d.series_id === $.series && d.period === $.year && op.match(d.geography, /^US-[A-Z]{2}$/) !== null
    )
    .select("geography", "period", "value", "bound", "unit", "series_id", "id");
const chosen = of(inputs.series);
// A year that the series does not have: no state has a figure, and none is drawn as zero.
if (chosen.numRows() === 0) return chosen;
if (inputs.as === "number")
  return comparable(chosen)
    .derive({shown: (d) => d.value})
    .orderby(aq.desc("shown"), "geography");

// A share is only of the same unit: people in per cent of returns are refused here.
const all = of("soi-returns");
comparable(chosen.concat(all));
return chosen
  .join(all.select({geography: "geography", value: "all_returns", id: "all_id"}), "geography")
  .derive({shown: (d) => (100 * d.value) / d.all_returns})
  .orderby(aq.desc("shown"), "geography");
