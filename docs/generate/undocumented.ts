import {readFileSync} from "node:fs";
import type {Command} from "commander";
import {block} from "./block.js";
import {exportsOf, type Exported} from "./api.js";
import {generated, type Generated} from "./pages.js";

/** The commands, arguments and options of a program that say nothing about themselves. */
export function undescribedCommands(program: Command, title = program.name()): string[] {
  const parts = [
    ...program.options.map(({flags, description}) => ({name: flags, description})),
    ...program.registeredArguments.map((argument) => ({name: argument.name(), description: argument.description}))
  ];
  return [
    ...(program.description() ? [] : [`${title} has no description`]),
    ...parts.filter(({description}) => !description).map(({name}) => `${title}: ${name} has no description`),
    ...program.commands.flatMap((command) => undescribedCommands(command, `${title} ${command.name()}`))
  ];
}

/** The exports without a docstring. */
export const undescribedExports = (all: readonly Exported[] = exportsOf()): string[] =>
  all.filter(({description}) => description === "").map(({name}) => `${name} has no docstring`);

/** The generated parts of `docs/` that differ from the code. */
export async function outOfDate(parts: readonly Generated[] = generated): Promise<string[]> {
  const made = await Promise.all(parts.map(async ({make}) => make()));
  return parts
    .filter(({page, name}, index) => block(readFileSync(page, "utf8"), name) !== made[index])
    .map(({page, name}) => `${page} is out of date in its part ${name}: npm run docs writes it`);
}
