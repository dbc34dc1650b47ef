import type {Result} from "../result/result.js";
import {valueText} from "../result/text.js";
import {distinct} from "../result/write/names.js";

const PLAIN = /^(VARCHAR|BOOLEAN|DATE|ENUM\([^]*\)|UUID)$/;
/** Rows that are looked at to find a column worth grouping by. */
const LOOKED = 1000;

/** The column that puts the first rows into the fewest groups, two at the least; -1 where there is none. */
function grouping(result: Pick<Result, "columns" | "length" | "at">): number {
  let best = {column: -1, groups: Infinity};
  result.columns.forEach(({type}, column) => {
    if (!PLAIN.test(type)) return;
    const found = new Set<string | null>();
    for (let row = 0; row < Math.min(LOOKED, result.length) && found.size < best.groups; row++)
      found.add(valueText(result.at(row, column)));
    if (found.size > 1 && found.size < best.groups) best = {column, groups: found.size};
  });
  return best.column;
}

/** A cell to begin with: it counts the rows, by a column that the result has. It sums nothing: a column can hold numbers of several units. */
export function sampleCell(result: Pick<Result, "columns" | "length" | "at">): string {
  const names = distinct(result.columns.map(({name}) => name)).map((name) => JSON.stringify(name));
  const by = grouping(result);
  const first = "// The result as an Arquero table: what is written last is shown.\n";
  return by < 0
    ? `${first}result\n  .count()`
    : `${first}result\n  .groupby(${names[by]})\n  .count()\n  .orderby(aq.desc("count"))`;
}
