// ITEP's parts beside the totals that ITEP printed, and what the parts leave over. The parts are the record's: it does not say to which
// level all of unemployment insurance belongs, and the printed totals do not add up from them.
const itep = comparable(observations.filter((d) => d.series_id === "itep-2024-taxes"));
const groups = {
  all: ["total", "federal", "state and local"],
  federal: [
    "federal",
    "social security",
    "federal / income (net)",
    "federal / miscellaneous",
    "medicare",
    "unemployment insurance"
  ],
  state: [
    "state and local",
    "state and local / sales and excise",
    "state and local / property",
    "state and local / personal and business income"
  ]
};
const byPart = new Map(itep.objects().map((row) => [row.dimension, row]));
const rows = [];
for (const [group, [whole, ...parts]] of Object.entries(groups)) {
  if (inputs.level !== "every" && inputs.level !== group) continue;
  const total = byPart.get(whole);
  const inside = parts.map((part) => byPart.get(part));
  const sum = inside.reduce((so_far, {value}) => so_far + value, 0);
  const make = (kind, part, amount, ids, note) =>
    rows.push({
      group,
      kind,
      part,
      amount,
      share: Math.round((1000 * amount) / total.value) / 10,
      unit: total.unit,
      series_id: total.series_id,
      ids,
      note
    });
  make("total", whole, total.value, [total.id], total.note);
  for (const {dimension, value, id, note} of inside) make("part", dimension, value, [id], note);
  make("rest", "the total less its parts", total.value - sum, [total.id, ...inside.map(({id}) => id)], null);
}
return rows;
