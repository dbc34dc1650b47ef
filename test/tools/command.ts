import {Console} from "node:console";
import {transform} from "esbuild";
import {inject} from "vitest";
import {docketbook as program} from "../../site/cli/cli.js";
import type {Answer} from "../package/packed.js";

/** The compiled command, for a test of what only a process does: `process.execPath` runs it. */
export const COMMAND = inject("command");

/** Where and how a command runs. */
export interface Place {
  /** The working folder. */
  cwd?: string;
  /** What the environment has besides this process's own. */
  env?: Record<string, string>;
}

/** Thrown in place of leaving, so that nothing after `process.exit` runs. */
class Left extends Error {
  constructor(readonly code: number) {
    super(`left with ${code}`);
  }
}

// A command may bundle a module. What does that starts once a worker, here, and not in the folder of a test, which is gone with it.
await transform("");

/** One command at a time: the working folder and the output are the process's. */
let last: Promise<unknown> = Promise.resolve();

/**
 * Runs a command of docketbook in this process, as `bin/docketbook.js` runs it in one of its own; a second of start-up is saved.
 * A command that is killed, reads standard input or serves until it is stopped needs a process (`COMMAND`).
 */
export function docketbook(args: readonly string[], place: Place = {}): Promise<Answer> {
  const answer = last.then(() => runHere(args, place));
  last = answer.catch(() => undefined);
  return answer;
}

async function runHere(args: readonly string[], {cwd = process.cwd(), env = {}}: Place): Promise<Answer> {
  const {exitCode, stdout, stderr} = process;
  // Put back as they were, unbound.
  const exit = Reflect.get<typeof process, "exit">(process, "exit");
  const writers = [stdout, stderr].map((stream) => Reflect.get<typeof stream, "write">(stream, "write"));
  const {console} = globalThis;
  const known = {...process.env};
  const folder = process.cwd();
  const said = {stdout: "", stderr: ""};
  const listen = (name: keyof typeof said) =>
    ((part: string | Uint8Array, ...rest: unknown[]) => {
      said[name] += typeof part === "string" ? part : Buffer.from(part).toString();
      const done = rest.find((one): one is () => void => typeof one === "function");
      if (done) process.nextTick(done);
      return true;
    }) as typeof stdout.write;
  const status = (code: unknown) => (typeof code === "number" ? code : 0);
  try {
    process.chdir(cwd);
    Object.assign(process.env, {NO_COLOR: "1"}, env);
    process.exitCode = undefined;
    stdout.write = listen("stdout");
    stderr.write = listen("stderr");
    // The runner takes what goes through its own console for the test's words.
    globalThis.console = new Console(stdout, stderr);
    process.exit = (code?: number | string | null) => {
      throw new Left(status(code ?? process.exitCode));
    };
    await (await program(args[0])).parseAsync(args, {from: "user"});
    return {status: status(process.exitCode), ...said};
  } catch (error) {
    if (error instanceof Left) return {status: error.code, ...said};
    throw error;
  } finally {
    for (const [index, stream] of [stdout, stderr].entries()) Object.assign(stream, {write: writers[index]});
    globalThis.console = console;
    process.exit = exit;
    process.exitCode = exitCode;
    process.chdir(folder);
    for (const name of Object.keys(process.env)) if (!(name in known)) Reflect.deleteProperty(process.env, name);
    Object.assign(process.env, known);
  }
}
