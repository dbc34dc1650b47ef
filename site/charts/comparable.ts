/** What a series says of what it must not be mixed with. */
export interface Comparable {
  id: string;
  not_comparable_with: readonly string[];
}

/** What belongs to a series and has a unit. */
interface Countable {
  unit: string;
  series_id?: string | undefined;
}

/** The one unit of some quantities. Throws a TypeError for two, a RangeError for none. */
export function unitOf(quantities: readonly Countable[], where = "on one axis"): string {
  const units = [...new Set(quantities.map(({unit}) => unit))];
  const [unit, second] = units;
  if (unit === undefined) throw new RangeError("nothing to draw");
  if (second !== undefined) throw new TypeError(`two units ${where}: ${units.join(" and ")}`);
  return unit;
}

/** The pairs among some series of which one is apart from the other, by what is known of each. */
export function pairsApart(ids: ReadonlySet<string>, apartFrom: (id: string) => readonly string[]): [string, string][] {
  const all = [...ids];
  return all.flatMap((one, at) =>
    all
      .slice(at + 1)
      .filter((other) => apartFrom(one).includes(other) || apartFrom(other).includes(one))
      .map((other): [string, string] => [one, other])
  );
}

/** With which others each series is not comparable: those that it names, and those that name it. */
export function apartOf(series: readonly Comparable[]): Map<string, string[]> {
  const apart = new Map(series.map(({id, not_comparable_with: others}) => [id, new Set(others)]));
  for (const {id, not_comparable_with: others} of series) for (const other of others) apart.get(other)?.add(id);
  return new Map([...apart].map(([id, others]) => [id, [...others].filter((other) => other !== id).sort()]));
}

/** Throws a TypeError where two of the series say, either of them, that they are not comparable. */
export function assertSeries(
  quantities: readonly Pick<Countable, "series_id">[],
  series: readonly Comparable[],
  where = "on one axis"
): void {
  const ids = new Set(quantities.map(({series_id}) => series_id));
  for (const {id, not_comparable_with} of series) {
    const other = ids.has(id) && not_comparable_with.find((candidate) => candidate !== id && ids.has(candidate));
    if (other) throw new TypeError(`series that are not comparable ${where}: ${id} and ${other}`);
  }
}

/**
 * Lets rows be added up, divided or drawn on one scale: they have one unit, and no two of their series say that they are not comparable.
 * @throws TypeError naming the units or the series; RangeError for no rows, or for a row without a unit or a series
 */
function assertComparable(rows: readonly Countable[], series: readonly Comparable[]): void {
  if (rows.some(({unit, series_id}) => typeof unit !== "string" || typeof series_id !== "string"))
    throw new RangeError("rows to compare need a unit and a series_id");
  unitOf(rows, "in one table");
  assertSeries(rows, series, "in one table");
}

/**
 * Gives rows back, or refuses to put them together: call it before adding up, dividing or joining.
 * @param rows observations, or an Arquero table of them; each with its `unit` and `series_id`
 * @param series the record's series, which say what they are not comparable with
 * @throws TypeError naming two units, or two series that are not comparable; RangeError for rows without unit or series
 */
export function comparable<T extends readonly object[] | {objects: () => object[]}>(
  rows: T,
  series: readonly Comparable[]
): T {
  assertComparable(("objects" in rows ? rows.objects() : rows) as Countable[], series);
  return rows;
}
