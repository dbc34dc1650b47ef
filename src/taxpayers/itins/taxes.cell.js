// Taxes on returns with an ITIN, as the Taxpayer Advocate took them from the IRS's own file. The last year was not complete when it was drawn.
const complete = /incomplete/;
return comparable(observations.filter((d) => d.series_id === "nta-itin-taxes"))
  .params({incomplete: inputs.incomplete})
  .derive({complete: aq.escape((d) => !complete.test(d.note ?? ""))})
  .filter((d, $) => d.complete || $.incomplete)
  .select("dimension", "period", "value", "unit", "complete", "series_id", "id")
  .orderby("dimension", "period");
