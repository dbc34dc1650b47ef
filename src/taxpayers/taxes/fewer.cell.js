// What fewer filings would cost by the rule that ITEP is quoted with: so much a year for each fall of 10 points in compliance.
// The rule is a straight line. It is refused where it would take away more tax than ITEP's own model says was paid.
const rule = new Map(
  comparable(observations.filter((d) => d.series_id === "itep-compliance-loss"))
    .objects()
    .map((row) => [row.dimension, row])
);
const paid = new Map(
  comparable(observations.filter((d) => d.series_id === "itep-2024-taxes"))
    .objects()
    .map((row) => [row.dimension, row])
);
const billion = 1e9;
const dollars = (amount) => Math.round(amount * billion);
const said = (amount) => "$" + Number((amount / billion).toFixed(2)) + " billion";

// A figure printed with one decimal stands for whatever rounds to it, and for nothing else.
const within = (name, amount, {value}) => {
  if (!(Math.abs(amount - value / billion) <= 0.05 + 1e-9)) {
    throw new RangeError(
      `The ${name} loss for each 10 points is quoted as ${said(value)}: the source supports what rounds to that, and not $${amount} billion`
    );
  }
};
const {points, federal, state} = inputs;
if (!(points >= 0 && points <= 100)) throw new RangeError("A fall in compliance is between 0 and 100 points");
within("federal", federal, rule.get("federal"));
within("state and local", state, rule.get("state and local"));

const tens = points / 10;
const losses = [
  ["federal", dollars(federal)],
  ["state and local", dollars(state)]
].map(([level, each]) => {
  const value = Math.round(tens * each);
  const ceiling = paid.get(level).value;
  if (value > ceiling) {
    throw new RangeError(
      `A fall of ${points} points would lose ${said(value)} of ${level} tax a year, more than the ${said(ceiling)} that ITEP says was paid in ${paid.get(level).period}. No more can be lost than is paid, so the rule does not reach that far`
    );
  }
  return {level, each, value, row: rule.get(level)};
});
const [first, second] = losses;
const unit = rule.get("total").unit;
const none = {published: null, low: null, high: null};
const given = ({level, each, row}) => ({
  step: `${level} given`,
  left: each,
  right: 1,
  value: each,
  unit,
  published: row.value,
  low: row.value - 0.05 * billion,
  high: row.value + 0.05 * billion,
  ids: [row.id]
});
const lost = ({level, each, value, row}) => ({
  step: level,
  left: tens,
  right: each,
  value,
  unit,
  ...none,
  ids: [row.id]
});
return [
  {
    step: "points given",
    left: points,
    right: 1,
    value: points,
    unit: "points",
    published: 10,
    low: 0,
    high: 100,
    ids: [rule.get("total").id]
  },
  given(first),
  given(second),
  {step: "tens", left: points, right: 10, value: tens, unit: "times 10 points", ...none, ids: []},
  lost(first),
  lost(second),
  {
    step: "total",
    left: first.value,
    right: second.value,
    value: first.value + second.value,
    unit,
    ...none,
    published: rule.get("total").value,
    ids: [rule.get("total").id, ...["federal", "state and local"].map((level) => paid.get(level).id)]
  }
];
