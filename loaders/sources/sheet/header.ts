import {pluralize} from "../../diagnostics/pluralize.js";
import {nearest} from "../../diagnostics/nearest.js";
import {either, show} from "../../diagnostics/show.js";
import type {Table} from "../../schema/table.js";
import {plainText} from "../plaintext.js";
import {isTaken, type ColumnMap} from "./columnmap.js";
import type {ReportCell} from "./findings.js";
import {lettersOf, textCell, type Sheet, type SheetCell} from "./sheet.js";
import {linksOf} from "./value.js";

/** A sheet's headers and the rows under them that hold anything. */
export interface Frame {
  header: SheetCell[];
  /** Where the header begins. */
  start: SheetCell;
  /** The index of each header. */
  at: Map<string, number>;
  body: SheetCell[][];
}

const nameOf = ({text}: SheetCell) => plainText(text).text.replace(/\s+/g, " ").trim();
const filled = (cell: SheetCell | undefined) =>
  cell !== undefined && (cell.text.trim() !== "" || cell.error !== null || cell.formula !== null);

export function frameOf({rows}: Sheet, map: ColumnMap): Frame {
  const header = rows[map.header - 1] ?? [];
  const at = new Map<string, number>();
  header.forEach((cell, index) => {
    const name = nameOf(cell);
    if (name !== "" && !at.has(name)) at.set(name, index);
  });
  return {
    header,
    start: header[0] ?? textCell("", map.header, 1),
    at,
    body: rows.slice(map.header).filter((row) => row.some(filled))
  };
}

/** Reports what a map and a sheet's headers do not have in common, and columns of which only part is taken. */
export function reportColumns(
  {header, start, at, body}: Frame,
  table: Table,
  map: ColumnMap,
  report: ReportCell
): void {
  const columns = table.columns.filter(({derived}) => !derived);
  const rules = Object.entries(map.columns);
  for (const [name, rule] of rules) {
    if (!columns.some((column) => column.name === name)) {
      const near = nearest(
        name.slice(0, 60),
        columns.map((column) => column.name)
      );
      report(
        "column-unknown",
        start,
        `the map fills ${show(name)}, which ${table.name} does not have`,
        near ? `did you mean ${near}?` : either(columns.map((column) => column.name)),
        {field: name}
      );
    }
    for (const from of isTaken(rule) ? rule.from : []) {
      if (at.has(from)) continue;
      const near = nearest(from.slice(0, 60), at.keys());
      report(
        "column-absent",
        start,
        `there is no column ${show(from)}`,
        near ? `did you mean ${show(near)}?` : either([...at.keys()].map((one) => show(one))),
        {field: name}
      );
    }
  }
  for (const {name, nullable, type} of columns) {
    if (nullable || type.kind === "list" || table.file.format === "csv" || name in map.columns) continue;
    report(
      "column-missing",
      start,
      `the map fills no ${name}, which every row needs`,
      `${name}: {from: …} or {value: …}`,
      {field: name}
    );
  }

  header.forEach((cell, index) => {
    const name = nameOf(cell);
    const cells = body.map((row) => row[index]).filter((one): one is SheetCell => filled(one));
    if (!cells.length || map.ignore.includes(name)) return;
    const here = rules
      .map(([, rule]) => rule)
      .filter(isTaken)
      .filter(({from}) => from.includes(name) && at.get(name) === index);
    const shown = name ? show(name) : lettersOf(index + 1);
    if (!here.length)
      return report(
        "column-unmapped",
        cell,
        `the column ${shown} has ${pluralize(cells.length, "cell")} that ${cells.length === 1 ? "is" : "are"} left out`,
        "a rule for it, or its name under `ignore`"
      );
    const whole = here.some(({read, match}) => read !== "link" && match === undefined);
    const links = cells.filter((one) => one.link !== null || plainText(one.text).links.length > 0).length;
    const wordy = cells.filter(
      (one) => plainText(one.text).text !== "" && !linksOf(one).some(({href}) => href === one.text.trim())
    ).length;
    if (!whole && wordy)
      report(
        "column-partly",
        cell,
        `only part of the column ${shown} is used; the words of ${pluralize(wordy, "cell")} are left out`,
        "a second rule for the rest of it"
      );
    if (links && !here.some(({read}) => read === "link"))
      report(
        "column-partly",
        cell,
        `the links of ${pluralize(links, "cell")} of the column ${shown} are left out`,
        "another rule with `read: link`"
      );
  });
}
