import {dollars, formatNumber, resting, row, type Cell, type NotebookTables} from "docketbook/client";
import type {SaidStep, Step} from "./step.js";
import {drawSteps} from "./stepsdrawing.js";
import {stepsTable} from "./stepstable.js";

const BILLION = 1e9;
const RULE = "itep-compliance-loss@2025";
/** The fall that the published rule is for. */
const RULES_POINTS = 10;
const billions = ({observations}: NotebookTables, id: string): number => row(observations, id).value / BILLION;
const hundredths = (value: number): number => Math.round(value * 100) / 100;

function told(steps: readonly Step[]): SaidStep[] {
  const by = (name: string): Step => {
    const found = steps.find(({step}) => step === name);
    if (!found) throw new RangeError(`there is no step "${name}"`);
    return found;
  };
  const [points, federal, state, tens] = [
    by("points given"),
    by("federal given"),
    by("state and local given"),
    by("tens")
  ];
  const times = (step: Step) => `${formatNumber(step.left)} × ${dollars(step.right)} = ${dollars(step.value)}`;
  const said = [
    {words: "Compliance falls by", sum: "", result: `${formatNumber(points.value)} points`, given: true, from: points},
    {
      words: `Federal tax lost a year for each ${RULES_POINTS} points`,
      sum: "",
      result: dollars(federal.value),
      given: true,
      from: federal
    },
    {
      words: `State and local tax lost a year for each ${RULES_POINTS} points`,
      sum: "",
      result: dollars(state.value),
      given: true,
      from: state
    },
    {
      words: "How many times ten points fall",
      sum: `${formatNumber(tens.left)} ÷ ${formatNumber(tens.right)} = ${formatNumber(tens.value)}`,
      result: `${formatNumber(tens.value)} ${tens.value === 1 ? "time" : "times"}`,
      given: false,
      from: tens
    },
    {
      words: "Federal tax lost a year",
      sum: times(by("federal")),
      result: dollars(by("federal").value),
      given: false,
      from: by("federal")
    },
    {
      words: "State and local tax lost a year",
      sum: times(by("state and local")),
      result: dollars(by("state and local").value),
      given: false,
      from: by("state and local")
    },
    {
      words: "Lost a year in all",
      sum: `${dollars(by("total").left)} + ${dollars(by("total").right)} = ${dollars(by("total").value)}`,
      result: dollars(by("total").value),
      given: false,
      from: by("total")
    }
  ];
  return said.map((step, index) => ({number: index + 1, ...step}));
}

/** A calculator: the yearly loss by ITEP's rule of ten points, each assumption an input. */
export const fewerFilings: Cell<Step> = {
  id: "cost-of-fewer-filings",
  page: "taxpayers/taxes",
  code: "taxes/fewer.cell.js",
  drawing: "taxes/stepsdrawing.ts",
  inputs: (tables) => {
    const [federal, state] = [billions(tables, `${RULE}/federal`), billions(tables, `${RULE}/state-and-local`)];
    const printed = (value: number) =>
      `Default: as quoted. The source prints one decimal, and supports what rounds to it, from ${hundredths(value - 0.05)} to ${hundredths(value + 0.05)}.`;
    const paid = billions(tables, "itep-2024-taxes@2022/federal");
    return [
      {
        kind: "amount",
        name: "points",
        label: "Compliance falls by, percentage points",
        min: 0,
        max: 100,
        step: 0.1,
        value: RULES_POINTS,
        hint: `Default: the fall that the rule is quoted for. The rule is a straight line; it is refused where it would take more than the $${paid} billion of federal tax that ITEP says was paid, or the state and local tax likewise.`
      },
      {
        kind: "amount",
        name: "federal",
        label: "Federal tax lost a year for each 10 points, billions of dollars",
        min: hundredths(federal - 0.05),
        max: hundredths(federal + 0.05),
        step: 0.01,
        value: federal,
        hint: printed(federal)
      },
      {
        kind: "amount",
        name: "state",
        label: "State and local tax lost a year for each 10 points, billions of dollars",
        min: hundredths(state - 0.05),
        max: hundredths(state + 0.05),
        step: 0.01,
        value: state,
        hint: printed(state)
      }
    ];
  },
  sql: () =>
    "SELECT series_id, dimension, period, value, unit, grade, source_id, id FROM observations WHERE series_id IN ('itep-compliance-loss', 'itep-2024-taxes') ORDER BY id",
  figure(rows, {tables}) {
    const id = "cost-of-fewer-filings";
    const steps = told(rows);
    const total = steps.at(-1)!.from;
    const published = steps.filter(({given}) => given).every(({from}) => from.value === from.published);
    const title = `A fall of ${formatNumber(steps[0]!.from.value)} points in compliance would cost ${dollars(total.value)} a year: ${published ? "the value that ITEP is quoted with" : "by your figures and ITEP’s rule, not a published value"}`;
    return {
      id,
      page: this.page,
      title,
      subtitle:
        "The arithmetic, step by step, by the rule that ITEP is quoted with: so much lost a year for each fall of 10 percentage points in tax compliance among undocumented immigrants. Bars are dollars a year, one scale",
      ...stepsTable(steps, tables),
      unit: row(tables.units, total.unit).title,
      ...resting(
        rows.flatMap(({ids}) => ids),
        tables
      ),
      missing: `${row(tables.series, "itep-compliance-loss").traps.join(" ")} The record does not hold the compliance that a fall would start from, nor how much it has fallen, if at all; the rule says nothing of later years, of wages, or of what is spent. It is not the estimate of Yale, which asks what the agreement costs.`,
      draw: (options) =>
        drawSteps(steps, {...options, id, title, drawn: ["federal", "state and local", "total"], series: tables.series})
    };
  }
};
