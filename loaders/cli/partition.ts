import type {Table} from "../schema/table.js";
import type {Partition} from "../bulk/write.js";
import {TableError} from "./tablemodule.js";

const YEAR = /^year\((.+)\)$/;
/** Values that are the name of a folder as they are. */
const NAMES = new Set(["enum", "integer", "date", "boolean"]);

/** What rows are dealt into folders by, as the command line has it: `court_id`, `year(date_filed)`. Throws a `TableError`. */
export function partitionsOf(
  {columns, name: table}: Pick<Table, "columns" | "name">,
  words: readonly string[]
): Partition[] {
  const partitions = words.map((word): Partition => {
    const dated = YEAR.exec(word)?.[1];
    const column = columns.find(({name}) => name === (dated ?? word));
    if (!column)
      throw new TableError(
        `${table} has no column ${dated ?? word} to partition by; it has ${columns.map(({name}) => name).join(", ")}`
      );
    const {type, format, name} = column;
    if (dated !== undefined) {
      if (type.kind !== "date") throw new TableError(`${name} is no column of days: a year is taken from a date`);
      if (columns.some((other) => other.name === "year"))
        throw new TableError(`${table} has a column year of its own: partition by that`);
      return {name: "year", column: name, year: true};
    }
    if (!NAMES.has(type.kind) && format !== "slug")
      throw new TableError(
        `rows cannot be dealt into folders by ${name}: an id, a word of a list, a whole number, a day or true and false can name a folder`
      );
    return {name, column: name, year: false};
  });
  const names = partitions.map(({name}) => name);
  if (new Set(names).size < names.length) throw new TableError("a column to partition by stands twice");
  if (names.length === columns.length && partitions.every(({year}) => !year))
    throw new TableError("a column has to be left for the files themselves");
  return partitions;
}
