import {button} from "../../components/explore/element.js";
import type {ChartChoice} from "../../components/explore/chart/choice.js";
import {tabbed} from "../../components/explore/tabbed.js";
import type {Result} from "../result/result.js";
import {valueText} from "../result/text.js";

/** What can be done with a result. */
export interface Tools {
  buttons: HTMLElement[];
  chart: HTMLElement;
  choice: () => ChartChoice | null;
}

const MOST_COPIED = 100_000;

export function toolsOf(result: Result, {choice, say}: {choice: ChartChoice | null; say: (words: string) => void}): Tools {
  const copy = async () => {
    const count = Math.min(result.length, MOST_COPIED);
    const rows = Array.from({length: count}, (_, row) => result.columns.map((_column, column) => valueText(result.at(row, column))));
    await navigator.clipboard.writeText(tabbed([result.columns.map(({name}) => name), ...rows]));
    say(count < result.length ? `The first ${count.toLocaleString("en-US")} rows are copied; a download has them all.` : "Copied.");
  };
  return {buttons: [button("Copy", () => void copy().catch(() => say("The browser does not let this page copy.")))], chart: document.createElement("div"), choice: () => choice};
}
