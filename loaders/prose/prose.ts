import type {ProseRecord} from "./citable.js";
import type {Diagnostic} from "../diagnostics/diagnostic.js";
import {nearest} from "../diagnostics/nearest.js";
import {differences, figuresIn} from "./cited.js";
import {english, type ProseLanguage} from "./language.js";
import {placeAt, stretches, type Stretch} from "./markdown.js";

/**
 * Checks a page's prose against the record: each `[words](cite:ID)` must name a row that exists and is more than a lead, and say only what
 * the row says; every other number or date is refused unless it is marked `[words](exempt:reason)`.
 * @param language how the page writes dates and numbers
 */
export function checkProse(
  source: string,
  file: string,
  {rows, unitNames}: ProseRecord,
  language: ProseLanguage = english
): Diagnostic[] {
  const found: Diagnostic[] = [];
  const report = (code: string, stretch: Stretch, at: number, message: string, expected: string, row?: string) =>
    found.push({
      code,
      severity: "error",
      file,
      ...placeAt(source, stretch.offsets[at] ?? 0),
      message,
      expected,
      ...(row !== undefined && {row})
    });

  for (const stretch of stretches(source)) {
    const {cites, exempt, text} = stretch;
    if (exempt) continue;
    if (cites === null) {
      const {dates, numbers} = figuresIn(text, language);
      for (const {text: said, start} of [...dates, ...numbers].sort((a, b) => a.start - b.start)) {
        report(
          "number-uncited",
          stretch,
          start,
          `“${said}” cites nothing`,
          `[${said}](cite:ID) with the id of the row that says so, or [${said}](exempt:REASON) where it is not a fact of the record`
        );
      }
      continue;
    }
    const row = rows.get(cites);
    if (!row) {
      const near = nearest(cites, rows.keys());
      report(
        "cite-unknown",
        stretch,
        0,
        `“${text}” cites ${cites}, which no row has`,
        near ? `did you mean ${near}?` : "the id of a row of the record",
        cites
      );
      continue;
    }
    if (row.grade === "unverified")
      report(
        "cite-unverified",
        stretch,
        0,
        `“${text}” rests on ${cites}, which is an unverified lead`,
        "prose rests on verified rows alone; list a lead as a lead",
        cites
      );
    for (const {said, start, has} of differences(text, row, unitNames, language)) {
      report("cite-differs", stretch, start, `“${said}” is not what ${cites} says`, `${has} (${row.title})`, cites);
    }
  }
  return found;
}
