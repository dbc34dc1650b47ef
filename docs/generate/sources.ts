import {sourceErrors} from "../../loaders/sources/http/error.js";
import {mapKeys} from "../../loaders/sources/sheet/columnmap.js";
import {importCodes} from "../../loaders/sources/sheet/findings.js";

const list = (entries: readonly (readonly [string, string])[]) =>
  entries.map(([name, text]) => `- \`${name}\`: ${text}\n`).join("");

/** What can go wrong with a source, as Markdown. */
export const sourceFaults = (): string => list(Object.entries(sourceErrors).map(([code, text]) => [code, `${text}.`]));

/** Every key of a column map, as Markdown. */
export function mapReference(): string {
  const keys = (shape: Readonly<Record<string, {description?: string | undefined}>>) =>
    list(Object.entries(shape).map(([name, {description = ""}]) => [name, description]));
  return `A map has these keys:\n\n${keys(mapKeys.map)}\nand for each column under \`columns\` either \`value\`, or \`from\` with any of the others:\n\n${keys(mapKeys.column)}`;
}

/** What an import says of cells and columns, as Markdown. */
export const importFindings = (): string =>
  list(
    Object.entries(importCodes).map(([code, {severity, meaning}]) => [
      code,
      `${meaning}${severity === "warning" ? " A warning." : ""}`
    ])
  );
