import {
  say,
  capital,
  dollars,
  formatNumber,
  provenance,
  row,
  stateName,
  type Figure,
  type Tables
} from "docketbook/client";
import type {Observation} from "docketbook/loaders";
import {drawStake} from "./stakedrawing.js";

const TYPES = [
  "social security",
  "federal / income (net)",
  "state and local / sales and excise",
  "state and local / property",
  "federal / miscellaneous",
  "state and local / personal and business income",
  "medicare",
  "unemployment insurance"
];
const NAMES: Record<string, string> = {
  "social security": "Social Security",
  "federal / income (net)": "federal income (net)",
  "state and local / sales and excise": "state sales, excise",
  "state and local / property": "state property",
  "federal / miscellaneous": "other federal",
  "state and local / personal and business income": "state income",
  medicare: "Medicare",
  "unemployment insurance": "unemployment"
};

/** What is at stake: three measures of three things, none on another's axis. */
export function whatIsAtStake(tables: Tables): Figure {
  const {observations, series, units} = tables;
  const of = (series_id: string, dimension: string) => {
    const found = observations.find(
      (candidate) => candidate.series_id === series_id && candidate.dimension === dimension
    );
    if (!found) throw new RangeError(`series ${series_id} has no ${dimension}`);
    return found;
  };
  const types = TYPES.map((dimension) => ({
    ...of("itep-2024-taxes", dimension),
    name: say(NAMES[dimension] ?? dimension)
  })).sort((a, b) => b.value - a.value);
  const [total, federal] = [of("itep-2024-taxes", "total"), of("itep-2024-taxes", "federal")];
  const sum = (rows: readonly Observation[]) => rows.reduce((all, {value}) => all + value, 0);
  const loss = (end: string) => row(observations, `yale-budget-lab@2026--2035/revenue-loss-${end}`);
  const [low, central, high] = [loss("low"), loss("central"), loss("high")];
  const returns = observations
    .filter(({series_id, geography}) => series_id === "nta-itin-returns-by-state" && geography !== "US")
    .map((state) => ({...state, name: stateName(state.geography)}))
    .sort((a, b) => b.value - a.value);
  const all = row(observations, "nta-itin-returns@2022");
  const panel = (name: string, list: readonly Observation[], words: (observation: Observation) => string) =>
    list.map((observation) => ({
      panel: name,
      what: words(observation),
      period: observation.period,
      value: observation.value,
      unit: row(units, observation.unit).title,
      row: observation.id
    }));
  const id = "what-is-at-stake";
  const title = say`One model puts taxes paid at ${dollars(total.value)} in ${total.period}; another puts the loss from the agreement at ${dollars(low.value)} to ${dollars(high.value)} over ten years`;
  const shown = {types, total, low, central, high, returns, all, series};
  return {
    id,
    title,
    subtitle: say`Three measures of three different things, each on its own scale. As published, the types of tax shown add up to ${dollars(sum(types))} of ${dollars(total.value)}, the federal ones to ${dollars(sum(types.filter(({dimension}) => !dimension?.startsWith("state and local"))))} while the publisher’s federal total is ${dollars(federal.value)}`,
    columns: [
      {name: "panel", title: say("Measure")},
      {name: "what", title: say("What")},
      {name: "period", title: say("Year")},
      {name: "value", title: say("Number"), numeric: true},
      {name: "unit", title: say("Unit")},
      {name: "row", title: say("Row of the record")}
    ],
    rows: [
      ...panel(say("Taxes paid by undocumented immigrants (ITEP)"), [total, federal, ...types], ({dimension}) =>
        capital(say(dimension ?? ""))
      ),
      ...panel(say("Revenue lost through the agreement (Yale)"), [low, central, high], ({bound}) =>
        capital(say(bound))
      ),
      ...panel(say("Returns with an ITIN (Taxpayer Advocate)"), [all, ...returns], ({geography}) =>
        geography === "US" ? say("All") : stateName(geography)
      )
    ],
    unit: say("dollars, in a year; dollars, over ten years; returns"),
    ...provenance([total, federal, ...types, low, central, high, all, ...returns]),
    headline: total.id,
    missing: say(
      "Both dollar figures are models, of different taxes. The types do not add up to the total, as published. Returns are known for only 15 states; a return is not a person, and a person who files with an ITIN is not the same as an undocumented person."
    ),
    draw: (options) =>
      drawStake(shown, {
        ...options,
        id,
        title,
        description: say`${types.map(({name, value}) => `${name} ${dollars(value)}`).join(", ")}. Loss: ${dollars(low.value)} to ${dollars(high.value)}, central ${dollars(central.value)}. Returns: ${returns.map(({name, value}) => `${name} ${formatNumber(value)}`).join(", ")}.`
      })
  };
}
