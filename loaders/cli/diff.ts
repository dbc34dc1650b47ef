import {stat} from "node:fs/promises";
import {join} from "node:path";
import type {Command} from "commander";
import {draftCorrections} from "../dataset/corrections.js";
import {changesBetween, formatDiff, type RowChange} from "../dataset/diff.js";
import {readBuilt, type BuiltEdition} from "../dataset/editionrows.js";
import {draftYaml} from "../sources/draft.js";
import {writeWhole} from "../sources/output.js";
import {OutputError} from "../dataset/folder.js";
import {tableRows} from "../dataset/build.js";
import {openRecord} from "./record.js";

interface Options {
  corrections?: string;
  json?: boolean;
}

const isFile = async (path: string) => (await stat(path).catch(() => null))?.isFile() ?? false;

/** An edition, from a record that people edit or from one that was built; a whole site has it in `data/`. Null after saying why. */
async function openEdition(place: string, usage: (message: string) => never): Promise<BuiltEdition | null> {
  for (const folder of [place, join(place, "data")]) {
    if (await isFile(join(folder, "datapackage.json"))) {
      return readBuilt(folder).catch((error: unknown) =>
        usage(`${folder} holds no readable edition: ${error instanceof Error ? error.message : String(error)}`)
      );
    }
    if (!(await isFile(join(folder, "docketbook.yaml")))) continue;
    const record = await openRecord(folder);
    if (!record) return null;
    const {title, edition, verified_through} = record.edition;
    return {
      title,
      edition,
      verified_through,
      tables: tableRows(record).map(({table, rows}) => ({table, columns: table.columns, rows: [...rows]})),
      notes: []
    };
  }
  return usage(`${place} holds neither a record (docketbook.yaml) nor an edition (datapackage.json)`);
}

const plain = ({table, kind, id, earlierId, cells}: RowChange) => ({
  table: table.name,
  kind,
  id,
  ...(earlierId !== undefined && {earlier_id: earlierId}),
  ...(kind === "changed" && {cells: cells.map(({column, was, is}) => ({column: column.name, was, is}))})
});

const HEADING =
  "Drafts of corrections. Keep those that fix a mistake, take out those that are news,\nand say in each `reason` why it was wrong and how that was found: without one the record is refused.";

/** `docketbook diff A B`: what changed between two editions, in words, with drafts of the corrections. */
export function diffCommand(program: Command): void {
  const command = program
    .command("diff")
    .description("say what changed between two editions, in words, and draft the corrections")
    .argument("<a>", "the earlier edition: the folder of a record, of a built edition, or of a site")
    .argument("<b>", "the later edition")
    .option("--corrections <file>", "write the drafts here, to review and add to corrections.yaml")
    .option("--json", "print changes and drafts as JSON");
  const usage = (message: string): never => command.error(`error: ${message}`, {exitCode: 2});
  command.action(async (from: string, to: string, {corrections, json}: Options) => {
    const a = await openEdition(from, usage);
    const b = await openEdition(to, usage);
    if (!a || !b) return;
    const changes = changesBetween(a, b);
    const drafts = draftCorrections(changes, b.edition);
    const yaml = draftYaml(
      HEADING,
      drafts.map((row) => ({row: {...row}}))
    );
    if (corrections !== undefined && drafts.length)
      await writeWhole(corrections, yaml).catch((error: unknown) => {
        if (error instanceof OutputError) usage(error.message);
        throw error;
      });
    if (json) {
      const about = ({title, edition, verified_through}: BuiltEdition) => ({title, edition, verified_through});
      return console.log(
        JSON.stringify(
          {
            from: about(a),
            to: about(b),
            changes: changes.map(plain),
            corrections: drafts,
            notes: [...a.notes, ...b.notes]
          },
          null,
          2
        )
      );
    }
    for (const note of [...a.notes, ...b.notes]) process.stderr.write(`${note}; it is not compared\n`);
    const verified = ({verified_through: day}: BuiltEdition) =>
      day === null ? "not verified yet" : `verified through ${day}`;
    console.log(
      `${b.title}: from the edition of ${a.edition} (${verified(a)}) to that of ${b.edition} (${verified(b)})\n`
    );
    console.log(changes.length ? formatDiff(changes) : "No row differs.");
    if (!drafts.length) return;
    if (corrections === undefined) console.log(`\n${yaml.trimEnd()}`);
    else console.log(`\n${drafts.length} ${drafts.length === 1 ? "draft" : "drafts"} of corrections in ${corrections}`);
  });
}
