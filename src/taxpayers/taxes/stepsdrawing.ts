import type {Comparable, DrawOptions} from "docketbook/client";
import {drawPanelRows, type RowsPanel} from "./panelrows.js";
import type {SaidStep} from "./step.js";

interface Shown extends DrawOptions {
  id: string;
  title: string;
  /** The steps that are drawn as well as said: amounts of one unit. */
  drawn: readonly string[];
  series: readonly Comparable[];
}

/** A calculation read from top to bottom: what is assumed, on the range that was published, then each step in words and figures, with amounts as bars. */
export function drawSteps(steps: readonly SaidStep[], {drawn, series, ...options}: Shown): SVGSVGElement {
  const last = steps.at(-1);
  const panel = (title: string, given: boolean): RowsPanel => ({
    title,
    rows: steps
      .filter((step) => step.given === given)
      .map((step) => ({
        name: `${step.number}. ${step.words}${step.sum === "" ? "" : `: ${step.sum}`}`,
        words: step.result,
        accent: step === last,
        ...(drawn.includes(step.from.step) && {
          mark: {value: step.from.value, unit: step.from.unit, bar: !given, low: step.from.low, high: step.from.high}
        })
      }))
  });
  return drawPanelRows({
    ...options,
    series,
    description: steps
      .map(({number, words, sum, result}) => `Step ${number}: ${words}${sum === "" ? "" : `: ${sum}`}, ${result}`)
      .join(". "),
    panels: [panel("What is assumed", true), panel("What follows", false)]
  });
}
