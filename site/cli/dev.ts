import type {Command} from "commander";
import {FRAMEWORK_ENVIRONMENT, frameworkWords} from "../framework/framework.js";
import {run} from "./run.js";

/** `docketbook dev`: Framework's preview, which draws a page anew when its file changes. The tables are built once, at the start. */
export function devCommand(program: Command): void {
  program
    .command("dev")
    .description("preview the pages while you write; Framework's own options, such as --port, follow --")
    .argument("[options...]", "options of Framework's preview")
    .action(async (options: string[]) => {
      const {orExit, prepareSite} = await import("./build.js");
      await orExit("dev", async () => {
        await prepareSite(
          (line) =>
            void process.stdout.write(`dev: ${line}
`),
          {preview: true}
        );
      });
      const preview = [...frameworkWords(), "preview", "--no-open", ...options];
      process.exitCode = await run(process.execPath, preview, FRAMEWORK_ENVIRONMENT);
    });
}
