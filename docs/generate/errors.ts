import {existsSync, readFileSync} from "node:fs";
import {codes} from "../../loaders/diagnostics/codes.js";

/** The first complaint of a case of that name, as the command prints it. */
function example(code: string): string | null {
  const file = new URL(`../../test/loaders/rules/cases/${code}/expected.txt`, import.meta.url);
  if (!existsSync(file)) return null;
  const printed = readFileSync(file, "utf8").trimEnd().split("\n\n");
  return printed.find((part) => part.split("\n")[0]!.includes(` ${code} `)) ?? null;
}

/** Every code that a complaint can carry as Markdown: what it means, an example from the tests' cases, and how to mend it. */
export function errorReference(): string {
  return Object.entries(codes)
    .map(([code, {severity, means, mend}]) => {
      const shown = example(code);
      const warning = severity === "warning" ? " This is a warning: the record is still valid." : "";
      return `## ${code}\n\n${means}${warning}\n\n${shown === null ? "" : `\`\`\`\n${shown}\n\`\`\`\n\n`}${mend}\n\n`;
    })
    .join("");
}
