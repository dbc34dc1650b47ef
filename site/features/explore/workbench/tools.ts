import type {ChartChoice} from "../../../story/story.js";
import {chartPanel} from "../panels/chart/panel.js";
import type {Filter} from "../crossfilter/filter.js";
import type {ProfilePanel} from "../panels/profilepanel.js";
import type {FileReading} from "../files/reader.js";
import type {Result} from "../result/result.js";
import {takeRows} from "../result/take.js";
import {resultCell, type CellStart, type ResultCell} from "./cell.js";
import {resultProfile} from "./profile.js";
import {takeAway} from "./takeaway.js";

/** What can be done with a result. */
export interface Tools {
  buttons: HTMLElement[];
  profile: ProfilePanel;
  chart: HTMLElement;
  /** How it is drawn, for a link. */
  choice: () => ChartChoice | null;
  cell: ResultCell;
  /** Ends what runs and gives the memory back: the result is not shown any more. */
  close: () => void;
}

export interface ToolOptions {
  /** The statement that gave the result. */
  sql: string;
  choice: ChartChoice | null;
  /** What is picked in the profile at first; null leaves it folded. */
  filters: readonly Filter[] | null;
  /** How the cell opens; null leaves it folded. */
  start: CellStart | null;
  /** The address of the frame for cells. */
  cells: string;
  reading: FileReading;
  say: (words: string) => void;
  /** Hears the numbers of the rows that pass the profile's filters; null when all do. */
  picked: (rows: Uint32Array | null) => void;
  /** Puts a query into the editor. */
  write: (sql: string) => void;
}

/**
 * Buttons to copy a result and to take it away, its profile, its chart and its cell. What passes the profile's filters is what all but the
 * cell hold: it has the whole result, and verbs of its own to filter.
 */
export function toolsOf(
  result: Result,
  {sql, choice, filters, start, cells, reading, say, picked, write}: ToolOptions
): Tools {
  let only: Uint32Array | null = null;
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
  const cell = resultCell(result, {start, address: cells, reading});
  return {
    buttons: takeAway(result, {reading, say, name: "result", only: () => only}),
    profile,
    chart: chart.element,
    choice: chart.choice,
    cell,
    close() {
      profile.destroy();
      cell.close();
    }
  };
}
