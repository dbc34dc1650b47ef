import {execFileSync} from "node:child_process";
import {join} from "node:path";

/** The commands that a help text lists, without `help` itself. */
export function commandsIn(help: string): string[] {
  const list = help.split(/^Commands:\n/m)[1] ?? "";
  return [...list.matchAll(/^ {2}([a-z][a-z-]*)/gm)].flatMap(([, name]) => (name === undefined || name === "help" ? [] : [name]));
}

/** The whole command's help and each command's, as Markdown; the command is asked itself, so that what is printed is what is documented. */
export function commandReference(root: string): string {
  const help = (...args: string[]) =>
    execFileSync(process.execPath, [join(root, "bin", "docketbook.js"), ...args, "--help"], {
      encoding: "utf8",
      env: {...process.env, NO_COLOR: "1"}
    });
  const section = (title: string, text: string) => `## ${title}\n\n\`\`\`\n${text.trimEnd()}\n\`\`\`\n\n`;
  const main = help();
  return section("docketbook", main) + commandsIn(main).map((name) => section(`docketbook ${name}`, help(name))).join("");
}
