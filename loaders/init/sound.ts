import {formatDiagnostics} from "../diagnostics/format.js";
import type {Diagnostic} from "../diagnostics/diagnostic.js";
import {readRecord} from "../rules/directory.js";
import {tables} from "../schema/tables.js";
import type {EditedTable, Story, StoryRow} from "./story.js";
import {tableText, writeRecord} from "./writerecord.js";

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

/** The line on which each row of a table's file begins. */
const rowLines = (text: string) =>
  text.split("\n").flatMap((line, index) => (line.startsWith("- ") ? [index + 1] : []));

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
    const parted = Object.entries(kept.tables).map(([name, rows]) => {
      const table = name as EditedTable;
      const {path} = tables[table].file as {path: string};
      const refused = errors.filter(({file}) => file === path);
      const lines = refused.length ? rowLines(tableText(tables[table], rows)) : [];
      const sound = rows.filter((entry, index) => {
        const [from = 0, to = Infinity] = lines.slice(index, index + 2);
        const wrong = refused.filter(({line}) => from <= line && line < to);
        if (wrong.length) aside.push({table, entry, wrong: wrong.map(sentence)});
        return !wrong.length;
      });
      return [table, sound] as const;
    });
    if (aside.length === before) throw new StoryError(formatDiagnostics(errors, () => null));
    kept = {...kept, tables: Object.fromEntries(parted)};
  }
}
