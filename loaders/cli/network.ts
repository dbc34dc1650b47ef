import {readFileSync} from "node:fs";
import {InvalidArgumentError, type Command} from "commander";
import type {ClientNeeds} from "../sources/command.js";
import {cacheIn} from "../sources/http/cache.js";
import {createClient, type Client, type Progress} from "../sources/http/client.js";
import {SourceError} from "../sources/http/error.js";
import {patient} from "../sources/http/retry.js";
import {platform} from "../sources/http/transport.js";
import {OutputError} from "../dataset/folder.js";
import {thousands} from "../diagnostics/pluralize.js";

export interface NetworkOptions {
  /** The folder where answers are kept; null keeps none. */
  cache: string | null;
  offline?: boolean;
  timeout: number;
  maxBytes: number;
}

/** Reads an option that is a whole number above zero. */
export const positive = (text: string) => {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1) throw new InvalidArgumentError("A whole number above zero.");
  return number;
};

/** The options of every command that asks a service. */
export const withNetwork = (command: Command): Command =>
  command
    .option("--offline", "answer from the cache, or say what is missing from it")
    .option("--cache <dir>", "where answers are kept between runs", ".cache/sources")
    .option("--timeout <seconds>", "the time limit for one try", positive, 60)
    .option("--max-bytes <number>", "the largest answer to read", positive, 64 * 1024 * 1024);

function progressLine(progress: Progress): string {
  if (progress.kind === "asking")
    return `${progress.attempt === 1 ? "asking" : `try ${progress.attempt}:`} ${progress.address}`;
  if (progress.kind === "waiting") return `waiting ${Math.round(progress.milliseconds / 1000)} s: ${progress.because}`;
  return `got ${thousands(progress.bytes)} bytes${progress.from === "cache" ? " from the cache" : ""}`;
}

const isHere = (base: string) => ["127.0.0.1", "localhost", "[::1]"].includes(new URL(base).hostname);

/** A client as the options say. A token goes to the service alone, and never over a line that others can read. */
export function clientOf(
  {cache, offline = false, timeout, maxBytes}: NetworkOptions,
  {base, interval, token}: ClientNeeds,
  hosts: readonly string[] = []
): Client {
  const {version} = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
    version: string;
  };
  const secret = token && process.env[token.variable]?.trim();
  const safe = base.startsWith("https:") || isHere(base);
  return createClient({
    transport: platform,
    retry: patient,
    cache: cache === null ? null : cacheIn(cache),
    offline,
    interval,
    timeout: timeout * 1000,
    maxBytes,
    userAgent: `docketbook/${version}`,
    hosts,
    token: token && secret && safe ? {origin: new URL(base).origin, header: token.header(secret)} : null,
    onProgress: (progress) => {
      if (process.stderr.isTTY) process.stderr.write(`${progressLine(progress)}\n`);
    }
  });
}

/** Runs what asks a service and writes; a source that fails is printed, with what can be done, and ends with its exit code, and a place that cannot be written with 2. */
export async function withSource(json: boolean | undefined, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (error instanceof OutputError) {
      process.stderr.write(`error: ${error.message}\n`);
      process.exitCode = 2;
      return;
    }
    if (!(error instanceof SourceError)) throw error;
    const {code, address, message, path, advice, exitCode} = error;
    if (json) console.log(JSON.stringify({error: {code, address, message, path, advice}}, null, 2));
    process.stderr.write(`${code} ${message}\n  at: ${address}\n  ${advice}\n`);
    process.exitCode = exitCode;
  }
}
