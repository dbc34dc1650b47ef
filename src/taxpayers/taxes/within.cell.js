// A loss within the ranges that Yale published, and what it makes a year. Yale's low, central and high are cases: in each of them the later
// years cost more than the first. A pair of losses that says otherwise is supported by none of the three.
const yale = observations.filter((d) => d.series_id === "yale-budget-lab");
const losses = comparable(yale.filter((d) => d.unit === "usd" && op.startswith(d.dimension, "revenue loss"))).objects();
const share = yale.filter((d) => d.unit === "percent").objects()[0];
const billion = 1e9;
const said = (amount) => "$" + Number((amount / billion).toFixed(2)) + " billion";
const [first, decade] = ["2026", "2026/2035"].map((period) => {
  const of = Object.fromEntries(losses.filter((row) => row.period === period).map((row) => [row.bound, row]));
  return {period, ...of, ids: [of.low.id, of.central.id, of.high.id]};
});
const years = 2035 - 2026 + 1;

const within = ({period, low, high}, amount) => {
  const value = Math.round(amount * billion);
  if (!(value >= low.value && value <= high.value)) {
    throw new RangeError(
      `For ${period.replace("/", " to ")} Yale published ${said(low.value)} to ${said(high.value)}: its source supports no loss of $${amount} billion`
    );
  }
  return value;
};
const [one, all] = [within(first, inputs.first), within(decade, inputs.decade)];
if (!(Math.abs(inputs.share - share.value) <= 0.05 + 1e-9)) {
  throw new RangeError(
    `Yale printed the share as ${share.value}%: the source supports what rounds to that, and not ${inputs.share}%`
  );
}
const later = all - one;
const each = Math.round(later / (years - 1));
if (each < one) {
  throw new RangeError(
    `${said(all)} over the ten years and ${said(one)} in the first leave ${said(each)} for each later year, less than for the first. In each of Yale's three cases later years cost more, so its source does not support the pair`
  );
}

const average = Math.round(all / years);
const unit = decade.central.unit;
const none = {published: null, low: null, high: null};
const given = ({low, central, high, ids}, step, value) => ({
  step,
  left: value,
  right: 1,
  value,
  unit,
  published: central.value,
  low: low.value,
  high: high.value,
  ids
});
return [
  given(first, "first given", one),
  given(decade, "decade given", all),
  {
    step: "share given",
    left: inputs.share,
    right: 1,
    value: inputs.share,
    unit: share.unit,
    published: share.value,
    low: share.value - 0.05,
    high: share.value + 0.05,
    ids: [share.id]
  },
  {step: "average", left: all, right: years, value: average, unit, ...none, ids: decade.ids},
  {step: "later", left: all, right: one, value: later, unit, ...none, ids: [...first.ids, ...decade.ids]},
  {step: "each", left: later, right: years - 1, value: each, unit, ...none, ids: []},
  {
    step: "revenue",
    left: average,
    right: inputs.share,
    value: Math.round((100 * average) / inputs.share),
    unit,
    ...none,
    ids: [share.id]
  }
];
