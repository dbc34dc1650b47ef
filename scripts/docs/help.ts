import type {Command} from "commander";

/** The help of a whole command and of each of its parts, as Markdown, in the words that `--help` prints. */
export function commandReference(program: Command): string {
  const section = (title: string, command: Command) => `## ${title}\n\n\`\`\`\n${command.helpInformation().trimEnd()}\n\`\`\`\n\n`;
  const parts = program.commands.map((part) => section(`${program.name()} ${part.name()}`, part));
  return section(program.name(), program) + parts.join("");
}
