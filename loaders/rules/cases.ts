import type {PartialRecord} from "../record/record.js";
import type {Report} from "../diagnostics/findings.js";
import {aboutOf} from "./rows.js";
import {parseDocketNumber} from "../record/docketnumber.js";
import {show} from "../diagnostics/show.js";

/** How courts of each level number their dockets, for those whose form is known. */
const FORMS = {
  district: {kinds: ["district", "multidistrict"], like: "1:25-cv-00457"},
  appellate: {kinds: ["appellate"], like: "25-5181"},
  supreme: {kinds: ["supreme"], like: "24-123 or 24A1063"}
} as const;

/** Docket numbers fit their courts, as far as their form is a federal court's, and the year in them that of the filing; an appeal is no older than its case. */
export function checkDockets({tables}: PartialRecord, report: Report): void {
  const levels = new Map(tables.courts.map(({row}) => [row.id, row.level]));
  const filed = new Map(tables.cases.map(({row}) => [row.id, row.filed]));
  for (const {row, placeOf} of tables.cases) {
    const {court_id, docket_number, filed: day, appeal_of, dockets = []} = row;
    const own = {court_id, docket_number, day, field: "docket_number"};
    const others = dockets.map((docket, index) => ({...docket, day: null, field: `dockets.${index}.docket_number`}));
    for (const docket of [own, ...others]) {
      const level = levels.get(docket.court_id);
      if (!docket.docket_number || level === undefined) continue;
      const number = parseDocketNumber(docket.docket_number, docket.court_id ?? null);
      if (number.kind === "other") continue;
      const {kinds, like} = FORMS[level];
      const fits = (kinds as readonly string[]).includes(number.kind);
      const year = number.kind === "district" || number.kind === "appellate" ? number.year.slice(-2) : null;
      if (fits && (year === null || !docket.day || year === docket.day.slice(2, 4))) continue;
      report(
        "docket-number-mismatch",
        placeOf(docket.field),
        fits
          ? `the docket number ${show(docket.docket_number)} is of another year than the filing on ${docket.day}`
          : `the docket number ${show(docket.docket_number)} is not one of a court of level ${level}, ${docket.court_id}`,
        fits ? "the number and the day of one filing" : `a number like ${like}, or the right court`,
        aboutOf("cases", row, docket.field)
      );
    }
    const below = filed.get(appeal_of ?? undefined);
    if (!day || !below || day >= below) continue;
    report(
      "before-case-filed",
      placeOf("filed"),
      `the appeal was docketed on ${day}, and the case below, ${appeal_of}, was filed on ${below}`,
      "a day from the filing of the case below on, or the right case",
      aboutOf("cases", row, "filed")
    );
  }
}

/** No case is an appeal of itself, through however many steps. Reported once for each circle, at its first case in the file. */
export function checkCases({tables}: PartialRecord, report: Report): void {
  const below = new Map(tables.cases.flatMap(({row}) => (row.id !== undefined ? [[row.id, row.appeal_of]] : [])));
  const done = new Set<string>();
  for (const {row, placeOf} of tables.cases) {
    const path: string[] = [];
    let id: string | null | undefined = row.id;
    while (id && !done.has(id) && !path.includes(id)) {
      path.push(id);
      id = below.get(id);
    }
    if (id && path.includes(id) && path[0] === id) {
      report(
        "case-cycle",
        placeOf("appeal_of"),
        `the case is an appeal of itself: ${[...path, id].join(" → ")}`,
        "appeal_of names the case below, and the first of them has none",
        aboutOf("cases", row, "appeal_of")
      );
      for (const step of path) done.add(step);
    }
  }
}
