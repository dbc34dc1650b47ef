import {chartPanel} from "../../components/explore/chart/panel.js";
import type {ChartChoice} from "../../components/explore/chart/choice.js";
import type {FileReading} from "../files/reader.js";
import type {Result} from "../result/result.js";
import {resultCell, type CellStart, type ResultCell} from "./cell.js";
import {takeAway} from "./takeaway.js";

/** What can be done with a result. */
export interface Tools {
  buttons: HTMLElement[];
  chart: HTMLElement;
  /** How it is drawn, for a link. */
  choice: () => ChartChoice | null;
  cell: ResultCell;
}

export interface ToolOptions {
  choice: ChartChoice | null;
  /** How the cell opens; null leaves it folded. */
  start: CellStart | null;
  /** The address of the frame for cells. */
  cells: string;
  reading: FileReading;
  say: (words: string) => void;
}

/** Buttons to copy a result and to take it away, its chart, and its cell. */
export function toolsOf(result: Result, {choice, start, cells, reading, say}: ToolOptions): Tools {
  const {element, choice: chosen} = chartPanel(result, choice);
  return {
    buttons: takeAway(result, {reading, say, name: "result"}),
    chart: element,
    choice: chosen,
    cell: resultCell(result, {start, address: cells, reading})
  };
}
