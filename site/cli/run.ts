import {spawn} from "node:child_process";

/**
 * Runs a command with this process's input and output. A signal that arrives meanwhile goes to the command first, and then ends this
 * process too, so that nothing is left running.
 * @returns its exit code; 1 where it could not start
 */
export function run(command: string, args: readonly string[], env: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {stdio: "inherit", env: {...process.env, ...env}});
    let stopped = false;
    const stop = (signal: NodeJS.Signals) => {
      stopped = true;
      child.kill(signal);
    };
    process.on("SIGINT", stop).on("SIGTERM", stop);
    const end = (code: number) => {
      process.off("SIGINT", stop).off("SIGTERM", stop);
      if (stopped) process.exit(130);
      resolve(code);
    };
    child.on("error", (error) => {
      process.stderr.write(`${command}: ${error.message}\n`);
      end(1);
    });
    child.on("exit", (code) => end(code ?? 1));
  });
}

/** Runs a TypeScript file of the project in a process of its own. */
export const runScript = (path: string, ...args: string[]) => run(process.execPath, ["--import", "tsx", path, ...args]);

/** Runs a program that a dependency brings, by its path in node_modules. */
export const runTool = (path: string, ...args: string[]) => run(process.execPath, [`node_modules/${path}`, ...args]);
