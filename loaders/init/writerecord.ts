import {join} from "node:path";
import {stringify} from "yaml";
import {draftYaml} from "../sources/draft.js";
import {writeWhole} from "../sources/output.js";
import type {Row, Table} from "../schema/table.js";
import {tables} from "../schema/tables.js";
import type {EditedTable, Story, StoryRow} from "./story.js";

const isEmpty = (value: unknown) =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0);

/** A row as its file has it: without derived columns and empty cells. */
function written({columns}: Table, row: Row): Row {
  const kept = columns.filter(({name, derived}) => !derived && !isEmpty(row[name]));
  return Object.fromEntries(
    kept.map(({name, type}) => {
      const value = row[name];
      const bare = (item: unknown) =>
        Object.fromEntries(Object.entries(item as Row).filter(([, field]) => field !== null));
      return [name, type.kind === "list" && type.item.kind === "struct" ? (value as unknown[]).map(bare) : value];
    })
  );
}

/** A table's rows as the file that people edit; `[]` where there are none. */
export function tableText(table: Table, rows: readonly StoryRow[], heading = ""): string {
  if (!rows.length) return "[]\n";
  const text = draftYaml(
    heading,
    rows.map(({row, comment}) => ({row: written(table, row), ...(comment !== undefined && {comment})}))
  );
  return heading ? text : text.replace(/^#\s*\n/, "").trimStart();
}

/** The file that says what a record is about. */
export const editionText = ({edition}: Story): string =>
  stringify(Object.fromEntries(Object.entries(edition).filter(([, value]) => value !== null)), {lineWidth: 110});

const editable = Object.values<Table>(tables).flatMap((table) =>
  table.file.format === "yaml" ? [{table, path: table.file.path}] : []
);

/** Writes a story's rows as a record: `docketbook.yaml` and a file for each table. */
export async function writeRecord(dir: string, story: Story): Promise<void> {
  await writeWhole(join(dir, "docketbook.yaml"), editionText(story));
  for (const {table, path} of editable)
    await writeWhole(join(dir, path), tableText(table, story.tables[table.name as EditedTable] ?? []));
}
