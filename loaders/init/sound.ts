import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {formatDiagnostics} from "../diagnostics/format.js";
import type {Diagnostic} from "../diagnostics/diagnostic.js";
import {readRecord} from "../rules/directory.js";
import type {EditedTable, Story, StoryRow} from "./story.js";
import {writeRecord} from "./writerecord.js";

/** A row that the checks refuse, with what is wrong with it. */
export interface Aside {
  table: EditedTable;
  entry: StoryRow;
  wrong: string[];
}

/** The record as it stands is wrong in a way that no row can be put aside for. */
export class StoryError extends Error {
  override name = "StoryError";
}

/** The lines, from 1, in which the rows of each table begin. */
async function rowLines(dir: string, {tables}: Story): Promise<Map<string, number[]>> {
  const found = new Map<string, number[]>();
  for (const table of Object.keys(tables)) {
    const text = await readFile(join(dir, `${table}.yaml`), "utf8");
    found.set(
      table,
      text.split("\n").flatMap((line, index) => (line.startsWith("- ") ? [index + 1] : []))
    );
  }
  return found;
}

const sentence = ({code, message, expected}: Diagnostic) => `${code}: ${message}. Expected: ${expected}`;

/**
 * Writes a story's record, and puts aside the rows that the checks refuse, and then those that rest on them, until the rest is sound.
 * Nothing is lost: what was put aside comes back with the reasons.
 * @throws StoryError where something else is wrong
 */
export async function writeSound(dir: string, story: Story): Promise<{story: Story; aside: Aside[]}> {
  const aside: Aside[] = [];
  let kept = story;
  for (;;) {
    await writeRecord(dir, kept);
    const errors = (await readRecord(dir)).diagnostics.filter(({severity}) => severity === "error");
    if (!errors.length) return {story: kept, aside};
    const before = aside.length;
    const files = await rowLines(dir, kept);
    const tables = Object.entries(kept.tables).map(([name, rows]) => {
      const table = name as EditedTable;
      const lines = files.get(table) ?? [];
      const sound = rows.filter((entry, index) => {
        // A row whose id is itself at fault, or too long to be named, is known by its lines.
        const within = ({file, line}: Diagnostic) =>
          file === `${table}.yaml` && line >= (lines[index] ?? Infinity) && line < (lines[index + 1] ?? Infinity);
        const wrong = errors.filter(
          (error) => error.table === table && (error.row === undefined ? within(error) : error.row === entry.row["id"])
        );
        if (wrong.length) aside.push({table, entry, wrong: wrong.map(sentence)});
        return !wrong.length;
      });
      return [table, sound] as const;
    });
    if (aside.length === before) throw new StoryError(formatDiagnostics(errors, () => null));
    kept = {...kept, tables: Object.fromEntries(tables)};
  }
}
