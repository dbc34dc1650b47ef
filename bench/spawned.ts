import {spawn} from "node:child_process";
import {readFile, rm} from "node:fs/promises";
import {join} from "node:path";

/** What a command took: seconds by the clock, and those of all processors, of every process that it started. */
export interface Took {
  clock: number;
  processor: number;
}

/**
 * Runs Node in a folder.
 * @param words what Node is told
 * @throws Error with what it printed where it does not end well
 */
export function spawned(
  cwd: string,
  words: readonly string[],
  env: Readonly<Record<string, string>> = {}
): Promise<Took> {
  return new Promise((done, fail) => {
    // The shell's own count has the processes that a build starts in it.
    const child = spawn(
      "bash",
      ["-c", 'TIMEFORMAT="%R %U %S"; time "$@" >bench-said.txt 2>&1', "bench", process.execPath, ...words],
      {cwd, env: {...process.env, ...env}, stdio: ["ignore", "inherit", "pipe"]}
    );
    const said = join(cwd, "bench-said.txt");
    let times = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (times += text));
    child.on("close", (code) => {
      const [clock = 0, user = 0, system = 0] = times.trim().split(/\s+/).slice(-3).map(Number);
      void readFile(said, "utf8").then(async (text) => {
        await rm(said);
        if (code === 0) done({clock, processor: user + system});
        else fail(new Error(text.slice(-4000)));
      }, fail);
    });
  });
}
