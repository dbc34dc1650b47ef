// Every recipient's row names its subsection of section 6103: "State Tax Agencies (d)".
// Subsection (i)(2), the one that the memorandum cites, is a series of its own.
const recipients = observations
  .filter((d) => d.series_id === "jct-6103-by-recipient")
  .derive({
    panel: (d) =>
      op.startswith(d.dimension, "States - IRC Section 6104(c)")
        ? "6104(c)"
        : "(" + op.match(d.dimension, /\(([a-z])\)/, 1) + ")"
  });
const i2 = observations.filter((d) => d.series_id === "jct-6103-i2").derive({panel: () => "(i)(2)"});

// Records alone are added up here: comparable() refuses a second unit, and series that are not comparable.
return comparable(recipients.concat(i2))
  .params({from: inputs.from})
  .filter((d, $) => op.parse_int(d.period) >= $.from)
  .groupby("panel", "period")
  .rollup({
    value: (d) => op.sum(d.value),
    recipients: () => op.count(),
    unit: (d) => op.any(d.unit),
    series_id: (d) => op.any(d.series_id),
    ids: (d) => op.array_agg(d.id)
  })
  .orderby("panel", "period");
