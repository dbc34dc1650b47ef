import {chartPanel} from "../../components/explore/chart/panel.js";
import type {ChartChoice} from "../../components/explore/chart/choice.js";
import {button} from "../../components/explore/element.js";
import type {Filter} from "../../components/crossfilter/filter.js";
import type {ProfilePanel} from "../../components/explore/profilepanel.js";
import {tabbed} from "../../components/explore/tabbed.js";
import type {FileReading} from "../files/reader.js";
import type {Result} from "../result/result.js";
import {takeRows} from "../result/take.js";
import {valueText} from "../result/text.js";
import type {Format} from "../result/write/write.js";
import {counted} from "../words.js";
import {resultProfile} from "./profile.js";

/** What can be done with a result. */
export interface Tools {
  buttons: HTMLElement[];
  profile: ProfilePanel;
  chart: HTMLElement;
  /** How it is drawn, for a link. */
  choice: () => ChartChoice | null;
}

export interface ToolOptions {
  /** The statement that gave the result. */
  sql: string;
  choice: ChartChoice | null;
  /** What is picked in the profile at first; null leaves it folded. */
  filters: readonly Filter[] | null;
  reading: FileReading;
  say: (words: string) => void;
  /** Hears the numbers of the rows that pass the profile's filters; null when all do. */
  picked: (rows: Uint32Array | null) => void;
  /** Puts a query into the editor. */
  write: (sql: string) => void;
}

const MOST_COPIED = 100_000;
const DOWNLOADS: [Format, string][] = [
  ["csv", "CSV"],
  ["json", "JSON"],
  ["parquet", "Parquet"],
  ["arrow", "Arrow"]
];

function take(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  Object.assign(document.createElement("a"), {href: address, download: name}).click();
  // The browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Buttons to copy a result and to take it away, its profile and its chart. What passes the profile's filters is what all of them hold. */
export function toolsOf(result: Result, {sql, choice, filters, reading, say, picked, write}: ToolOptions): Tools {
  let only: Uint32Array | null = null;
  const passing = (rows: Uint32Array | null) => (rows ? `, with the ${counted(rows.length, "row")} that pass the filters` : "");
  const copy = async () => {
    const rows = only;
    const length = rows?.length ?? result.length;
    const count = Math.min(length, MOST_COPIED);
    const cells = Array.from({length: count}, (_, at) => result.columns.map((_column, column) => valueText(result.at(rows?.[at] ?? at, column))));
    await navigator.clipboard.writeText(tabbed([result.columns.map(({name}) => name), ...cells]));
    say(count < length ? `The first ${count.toLocaleString("en-US")} rows are copied; a download has them all.` : `Copied${passing(rows)}.`);
  };
  const download = async (format: Format, words: string) => {
    say(`Writing ${words}…`);
    const rows = only;
    const {blob} = await reading.ask({kind: "write", format, messages: result.messages, types: result.columns.map(({type}) => type), rows});
    take(blob, `result.${format}`);
    const written = `${words} is written${passing(rows)}.`;
    say(result.cut ? `${written} The result was cut: the file holds its first rows alone.` : written);
  };
  const chart = chartPanel(result, choice);
  const profile = resultProfile(result, {
    sql,
    filters,
    write,
    picked(rows) {
      only = rows;
      picked(rows);
      chart.show(rows && (() => takeRows(result, rows)));
    }
  });
  return {
    buttons: [
      button("Copy", () => void copy().catch(() => say("The browser does not let this page copy."))),
      ...DOWNLOADS.map(([format, words]) => button(words, () => void download(format, words).catch((error: unknown) => say(`${words} could not be written: ${(error as Error).message}`)), {title: `Download as ${words}`}))
    ],
    profile,
    chart: chart.element,
    choice: chart.choice
  };
}
