import {Argument, type Command} from "commander";
import {Findings} from "../diagnostics/findings.js";
import {pluralize} from "../diagnostics/pluralize.js";
import {show} from "../diagnostics/show.js";
import {formatCounts, formatDiagnostics} from "../diagnostics/format.js";
import {tables, type TableName} from "../schema/tables.js";
import type {Table} from "../schema/table.js";
import {writeWhole} from "../sources/output.js";
import {importSheet} from "../sources/sheet/import.js";
import {OtherFileError, openSheet} from "../sources/sheet/open.js";
import {importedText} from "../sources/sheet/output.js";
import {SheetError, type Sheet} from "../sources/sheet/sheet.js";
import {withNetwork, withSource, type NetworkOptions} from "./network.js";
import {mapOf, spreadsheet} from "./spreadsheet.js";

interface Options extends NetworkOptions {
  map: string;
  out?: string;
  json?: boolean;
  all?: boolean;
}

const editable = Object.values<Table>(tables)
  .filter(({file}) => file.format !== "derived")
  .map(({name}) => name);

/** `docketbook import TABLE FILE --map MAP`: a spreadsheet as rows of a table, with every cell that could not be read. */
export function importCommand(program: Command): void {
  const command = withNetwork(program.command("import"))
    .description(
      "turn a spreadsheet into rows of a table with a map of its columns; every cell that cannot be read is reported, and kept in a comment"
    )
    .addArgument(new Argument("<table>", "the table that the rows are for").choices(editable))
    .argument("<file>", "CSV, XLSX or ODS, or the address of one, such as a published Google Sheet")
    .requiredOption("--map <file>", "YAML that says what goes into which column")
    .option("--out <file>", "write the rows here instead of printing them")
    .option("--json", "print rows and findings as JSON")
    .option("--all", "print every finding, however many there are of one kind");
  const usage = (message: string): never => command.error(`error: ${message}`, {exitCode: 2});

  command.action((name: TableName, file: string, options: Options) =>
    withSource(options.json, async () => {
      const map = await mapOf(options.map, usage);
      const {bytes, provenance} = await spreadsheet(file, options, usage);
      const findings = new Findings();
      let sheet: Sheet;
      try {
        sheet = openSheet(provenance.address.replace(/^file:/, ""), bytes, map.sheet ?? null, findings.report);
      } catch (error) {
        if (error instanceof OtherFileError) return usage(error.message);
        if (!(error instanceof SheetError)) throw error;
        process.stderr.write(`error: ${error.message}\n`);
        process.exitCode = 1;
        return;
      }
      if (!sheet.rows.length && !findings.sorted().length) usage(`${sheet.name} is empty`);
      const {
        rows,
        diagnostics: found,
        changed
      } = !sheet.rows.length
        ? {rows: [], diagnostics: [], changed: []}
        : importSheet(sheet, tables[name], map, provenance);
      const diagnostics = [...findings.sorted(), ...found];
      if (diagnostics.some(({severity}) => severity === "error")) process.exitCode = 1;
      if (options.json) return console.log(JSON.stringify({rows, diagnostics, changed}, null, 2));
      const text = importedText(tables[name], rows, provenance);
      if (options.out === undefined) process.stdout.write(text);
      else await writeWhole(options.out, text);
      if (diagnostics.length)
        process.stderr.write(
          `${formatDiagnostics(diagnostics, () => null, {all: options.all ?? false})}\n\n${formatCounts(diagnostics)}\n`
        );
      for (const {column, cells, from, to} of changed)
        process.stderr.write(
          `${column}: ${pluralize(cells, "cell")} changed to be read, such as ${show(from)} to ${show(to)}\n`
        );
      const unread = rows.reduce((sum, row) => sum + row.unread.length, 0);
      process.stderr.write(
        `${pluralize(rows.length, "row")}${options.out === undefined ? "" : ` in ${options.out}`}; ${pluralize(unread, "cell")} could not be read\n`
      );
    })
  );
}
