import type {Command} from "commander";
import {watch} from "node:fs";
import {mkdir, writeFile} from "node:fs/promises";
import {dirname} from "node:path";
import {FRAMEWORK_ENVIRONMENT, frameworkWords} from "../framework/framework.js";
import {run} from "./run.js";

/** The configuration that Framework reads while it previews: the story's. Each time this file is written it is read anew, and open pages reload. */
const CONFIG = ".cache/preview/config.js";
/** What an editor writes of a file comes in several steps. */
const PAUSE = 30;

/** Hands Framework the story's configuration, and with it the tables as they are now. */
async function handOver(time: number): Promise<void> {
  await mkdir(dirname(CONFIG), {recursive: true});
  await writeFile(CONFIG, `export {default} from "../../observablehq.config.ts?${time}";\n`);
}

/** Calls for each change of what stands at a path, one call at a time; changes meanwhile make one more. */
function follow(path: string, changed: () => Promise<void>): void {
  let timer: NodeJS.Timeout | undefined;
  let going: Promise<void> | null = null;
  const call = (): void => {
    if (going) return later();
    going = changed().finally(() => (going = null));
  };
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(call, PAUSE);
  };
  watch(path, {recursive: true}, later);
}

/** `docketbook dev`: Framework's preview, which draws a page anew when its file changes, and all of them when a row does. */
export function devCommand(program: Command): void {
  program
    .command("dev")
    .description(
      "preview the pages while you write: they reload when their files or the rows of data/ change; put Framework's own options, such as --port, after --"
    )
    .argument("[options...]", "options of Framework's preview")
    .action(async (options: string[]) => {
      const {orExit, prepareSite, writeTables} = await import("./build.js");
      const say = (line: string) => void process.stdout.write(`dev: ${line}\n`);
      await orExit("dev", async () => void (await prepareSite(say, {preview: true})));
      await handOver(0);
      follow("data", async () => {
        const from = performance.now();
        try {
          await writeTables();
          await handOver(Date.now());
          say(`the record was read again (${Math.round(performance.now() - from)} ms)`);
        } catch (error) {
          say(`${(error as Error).message}; pages show the record as it was`);
        }
      });
      follow("observablehq.config.ts", () => handOver(Date.now()));
      const preview = [...frameworkWords(), "preview", "--no-open", "--config", CONFIG, ...options];
      process.exitCode = await run(process.execPath, preview, FRAMEWORK_ENVIRONMENT);
      process.exit();
    });
}
