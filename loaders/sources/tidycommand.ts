import {pluralize} from "../diagnostics/pluralize.js";
import {join} from "node:path";
import {type FetchContext, type Outcome} from "./command.js";
import type {Answer} from "./http/provenance.js";
import {observationsCsv, type Tidy} from "./observation.js";
import {writeWhole} from "./output.js";

/** Writes a publisher's table as `NAME.csv` and says what was doubtful. */
export async function writeTidy({observations, doubts}: Tidy, name: string, {out}: FetchContext): Promise<Outcome> {
  const path = join(out, `${name}.csv`);
  await writeWhole(path, observationsCsv(observations));
  const unread = doubts.filter(({code}) => code === "cell-unread").length;
  return {
    summary: `${path} holds ${pluralize(observations.length, "observation")} of ${pluralize(new Set(observations.map(({variable}) => variable)).size, "variable")}`,
    notes: doubts.map(({code, place, message}) => `${place} ${code} ${message}`),
    incomplete: unread > 0,
    counts: {file: path, observations: observations.length, doubts}
  };
}

const CSV_TYPES = ["text/csv", "application/csv", "application/vnd.ms-excel", "application/octet-stream", "text/plain"];

/** A publisher's CSV, from a file of this machine or from its address. */
export const csvAnswer = (file: string | undefined, address: string, context: FetchContext): Promise<Answer> =>
  file === undefined
    ? context.client({base: new URL(address).origin, interval: 1_000}).get(address, CSV_TYPES)
    : context.file(file);
