import type {Column} from "../../loaders/schema/column.js";
import type {Table, TableFile} from "../../loaders/schema/table.js";
import {typeWords} from "./type.js";

const cell = (text: string) => text.replaceAll("|", "\\|");
const row = (cells: readonly string[]) => `| ${cells.map(cell).join(" | ")} |`;

function place(file: TableFile): string {
  if (file.format === "yaml") return `Written in \`data/${file.path}\`.`;
  if (file.format === "csv")
    return `Written in \`data/${file.folder}/ID.csv\`, one file for each row of \`${file.named_by}\`.`;
  return "Derived from the other tables; nobody writes it.";
}

function written({derived, nullable, type}: Column): string {
  if (derived) return "derived";
  return nullable || type.kind === "list" ? "if known" : "always";
}

function described({title, description, unit}: Column): string {
  return `${title}. ${description}${unit === undefined ? "" : ` In ${unit}.`}`;
}

/** Some columns as a Markdown table: name, type, whether it is written, what it holds. */
export function columnTable(columns: readonly Column[]): string {
  const rows = columns.map((column) =>
    row([`\`${column.name}\``, typeWords(column), written(column), described(column)])
  );
  return [row(["Column", "Type", "Written", "What it holds"]), row(["---", "---", "---", "---"]), ...rows, ""].join(
    "\n"
  );
}

/** Every table's columns as Markdown, in the order given. */
export function tableReference(
  tables: readonly Pick<Table, "name" | "title" | "description" | "columns" | "key" | "file">[]
): string {
  return tables
    .map(({name, title, description, columns, key, file}) => {
      const keys = key.map((part) => `\`${part}\``).join(", ");
      return `### ${title} (\`${name}\`)\n\n${description} ${place(file)} Key: ${keys}.\n\n${columnTable(columns)}\n`;
    })
    .join("");
}
