// One earlier edition of ITEP's study, dollars alone: its one rate is another unit. Editions are never put beside each other.
return comparable(
  observations
    .params({edition: inputs.edition})
    .filter(
      (d, $) => d.series_id === "itep-older-editions" && d.unit === "usd" && op.startswith(d.dimension, $.edition)
    )
)
  .derive({dimension: (d) => op.replace(d.dimension, /^.* \/ /, "")})
  .select("id", "series_id", "geography", "dimension", "period", "value", "bound", "unit", "note")
  .orderby(aq.desc("value"));
