import {dollars, formatNumber, resting, row, type Cell, type NotebookTables} from "docketbook/client";
import type {SaidStep, Step} from "./step.js";
import {drawSteps} from "./stepsdrawing.js";
import {stepsTable} from "./stepstable.js";

const YALE = "yale-budget-lab@";
const LOSS = {first: "2026/revenue-loss", decade: "2026--2035/revenue-loss"} as const;
const SHARE = `${YALE}2026--2035/revenue-loss-average-share-of-federal-income-and-payroll-tax-revenue`;
const billions = ({observations}: NotebookTables, id: string): number => row(observations, id).value / 1e9;

function told(steps: readonly Step[]): SaidStep[] {
  const by = (name: string): Step => {
    const found = steps.find(({step}) => step === name);
    if (!found) throw new RangeError(`there is no step "${name}"`);
    return found;
  };
  const range = ({low, high}: Step) => `published: ${dollars(low!)} to ${dollars(high!)}`;
  const [first, decade, share, average, later, each, revenue] = [
    "first given",
    "decade given",
    "share given",
    "average",
    "later",
    "each",
    "revenue"
  ].map(by) as [Step, Step, Step, Step, Step, Step, Step];
  const over = (step: Step) => `${dollars(step.left)} ÷ ${formatNumber(step.right)} = ${dollars(step.value)}`;
  const said = [
    {words: "Lost in 2026", sum: range(first), result: dollars(first.value), given: true, from: first},
    {words: "Lost from 2026 to 2035", sum: range(decade), result: dollars(decade.value), given: true, from: decade},
    {
      words: "Average share of federal income and payroll tax revenue",
      sum: `published: ${formatNumber(share.published!)}%`,
      result: `${formatNumber(share.value)}%`,
      given: true,
      from: share
    },
    {
      words: "A year of the ten, on average",
      sum: over(average),
      result: dollars(average.value),
      given: false,
      from: average
    },
    {
      words: "Left for the years after 2026",
      sum: `${dollars(later.left)} − ${dollars(later.right)} = ${dollars(later.value)}`,
      result: dollars(later.value),
      given: false,
      from: later
    },
    {words: "Each of those years, on average", sum: over(each), result: dollars(each.value), given: false, from: each},
    {
      words: "The yearly revenue of which the average loss would be that share",
      sum: `${dollars(revenue.left)} ÷ ${formatNumber(revenue.right)}% = ${dollars(revenue.value)}`,
      result: dollars(revenue.value),
      given: false,
      from: revenue
    }
  ];
  return said.map((step, index) => ({number: index + 1, ...step}));
}

/** A calculator: a loss within Yale's ranges, and what it makes a year. */
export const withinRange: Cell<Step> = {
  id: "loss-within-the-range",
  page: "taxpayers/taxes",
  code: "taxes/within.cell.js",
  drawing: "taxes/stepsdrawing.ts",
  inputs: (tables) => {
    const of = (horizon: keyof typeof LOSS) => {
      const [low, central, high] = ["low", "central", "high"].map((point) =>
        billions(tables, `${YALE}${LOSS[horizon]}-${point}`)
      ) as [number, number, number];
      return {
        min: low,
        max: high,
        step: 0.1,
        value: central,
        hint: `Default: Yale’s central case. It published $${low} to $${high} billion, and supports nothing outside.`
      };
    };
    const share = row(tables.observations, SHARE).value;
    return [
      {kind: "amount", name: "first", label: "Federal revenue lost in 2026, billions of dollars", ...of("first")},
      {
        kind: "amount",
        name: "decade",
        label: "Federal revenue lost from 2026 to 2035, billions of dollars",
        ...of("decade")
      },
      {
        kind: "amount",
        name: "share",
        label: "Share of federal income and payroll tax revenue, per cent",
        min: Number((share - 0.05).toFixed(2)),
        max: Number((share + 0.05).toFixed(2)),
        step: 0.01,
        value: share,
        hint: "Default: as published. The source prints one decimal, and supports what rounds to it."
      }
    ];
  },
  sql: () =>
    "SELECT period, dimension, value, bound, unit, grade, source_id, id FROM observations WHERE series_id = 'yale-budget-lab' ORDER BY id",
  figure(rows, {tables}) {
    const id = "loss-within-the-range";
    const steps = told(rows);
    const [, decade, , average] = steps;
    const published = steps.filter(({given}) => given).every(({from}) => from.value === from.published);
    const title = `${published ? "Yale’s central case," : "A loss of"} ${decade!.result} in ten years${published ? "," : ""} is ${average!.result} a year: ${published ? "arithmetic on published values" : "by your figures within Yale’s range, not a published value"}`;
    return {
      id,
      page: this.page,
      title,
      subtitle:
        "The arithmetic, step by step, on federal revenue lost through the agreement as The Budget Lab at Yale estimated it in April 2025. Averages are of the arithmetic: Yale’s own path from year to year is not in the record",
      ...stepsTable(steps, tables),
      unit: row(tables.units, decade!.from.unit).title,
      ...resting(
        rows.flatMap(({ids}) => ids),
        tables
      ),
      missing: `${row(tables.series, "yale-budget-lab").traps.join(" ")} The low, central and high cases belong together: a low first year with a high decade is no case of Yale’s. The record does not say how the share was averaged, so the last step shows what size of revenue it would need, and proves nothing.`,
      draw: (options) =>
        drawSteps(steps, {
          ...options,
          id,
          title,
          drawn: ["first given", "decade given", "average", "later", "each"],
          series: tables.series
        })
    };
  }
};
