import type {Result} from "../result/result.js";
import {distinct} from "../result/write/names.js";

const PLAIN = /^(VARCHAR|BOOLEAN|DATE|ENUM\([^]*\)|UUID)$/;

/** A cell to begin with: it counts the rows by a column that the result has, and sums one of its numbers. */
export function sampleCell({columns}: Pick<Result, "columns">): string {
  const names = distinct(columns.map(({name}) => name)).map((name) => JSON.stringify(name));
  const by = columns.findIndex(({type}) => PLAIN.test(type));
  const measured = columns.findLastIndex(({numeric}) => numeric);
  const sum = measured < 0 ? "" : `, sum: op.sum(${names[measured]})`;
  const first = "// The result as an Arquero table: what is written last is shown.\n";
  return by < 0 ? `${first}result\n  .rollup({rows: op.count()${sum}})` : `${first}result\n  .groupby(${names[by]})\n  .rollup({rows: op.count()${sum}})\n  .orderby(aq.desc("rows"))`;
}
