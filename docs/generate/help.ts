import type {Command} from "commander";

const section = (title: string, command: Command): string =>
  [
    `## ${title}\n\n\`\`\`\n${command.helpInformation().trimEnd()}\n\`\`\`\n\n`,
    ...command.commands.map((part) => section(`${title} ${part.name()}`, part))
  ].join("");

/** The help of a whole command and of each of its parts, and of theirs, as Markdown, in the words that `--help` prints. */
export const commandReference = (program: Command): string => section(program.name(), program);
