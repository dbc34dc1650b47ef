import type {Command} from "commander";
import type {Client} from "./http/client.js";
import type {Answer} from "./http/provenance.js";

/** What a source may need besides its own options. */
export interface ClientNeeds {
  /** The service's address. */
  base: string;
  /** Milliseconds between two requests that the service asks for. */
  interval: number;
  /** The variable of the environment that holds a token, and how the header is written. */
  token?: {variable: string; header: (token: string) => string};
}

/** What every `docketbook fetch` hands to a source. */
export interface FetchContext {
  client: (needs: ClientNeeds) => Client;
  /** Reads a file from this machine. Ends the program with code 2 when it is not there. */
  file: (path: string) => Promise<Answer>;
  /** Ends the program: wrong usage. */
  usage: (message: string) => never;
  out: string;
  /** Another address of the service, where one was given. */
  service: string | null;
  now: Date;
}

/** What a run came to. */
export interface Outcome {
  /** A sentence for people. */
  summary: string;
  /** What a person should look at, a line each. */
  notes: string[];
  /** Something in the source could not be read: exit code 1. */
  incomplete: boolean;
  /** For `--json`. */
  counts: Record<string, unknown>;
}

/** A source of `docketbook fetch`: its name, its options, what it does. */
export interface SourceCommand {
  name: string;
  description: string;
  options: (command: Command) => Command;
  /** Throws SourceError. */
  run: (options: Record<string, unknown>, context: FetchContext) => Promise<Outcome>;
}
