import type {PartialRecord} from "../record/record.js";
import type {Report} from "../diagnostics/findings.js";
import {aboutOf} from "./rows.js";

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
