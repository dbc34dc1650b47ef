import {docsPage} from "../../diagnostics/docs.js";

/** What can go wrong with a source, each with what a person can do about it. */
export const sourceErrors = {
  unreachable: "the address could not be reached: check the connection and try again",
  "too-slow": "no whole answer came in time: try again later, or allow more time with --timeout",
  "rate-limited": "the service asks to wait longer than this run may: run it again after the time it names",
  // Asked for when it is said: the folder that a page's path begins in may be another by then.
  get unauthorized(): string {
    return `the service wants a token that it accepts: see ${docsPage("sources.md")} for the variable that holds it`;
  },
  "not-found": "there is nothing at this address: check the number or the year",
  refused: "the service did not accept the request",
  failing: "the service itself failed, more than once: try again later",
  truncated: "the answer broke off before its end, more than once: try again later",
  "too-large": "the answer is larger than allowed: raise the limit with --max-bytes if that is right",
  "wrong-type": "the answer is not of the promised kind; often it is a page that says why",
  redirected: "the service redirected the request to a host that is not trusted for this source",
  "not-json": "the answer is not JSON",
  "schema-changed": "the answer does not have the form that the service documents: this loader needs an update",
  "endless-paging": "the pages of the list do not end",
  "not-cached": "with --offline only the cache answers, and this is not in it: run once without --offline",
  "cache-damaged": "what the cache holds is not what was stored: run once without --offline"
} as const satisfies Record<string, string>;
/** Why a source could not be used, in a word. */
export type SourceErrorCode = keyof typeof sourceErrors;

/** A source could not be reached, or does not answer as it promises. Command lines end with exit code 3 on it. */
export class SourceError extends Error {
  override readonly name = "SourceError";
  readonly exitCode = 3;

  /**
   * `message` says what happened, in a sentence. `path` is where in a JSON answer (`results[3].entry_number`). Neither ever holds a token.
   */
  constructor(
    readonly code: SourceErrorCode,
    readonly address: string,
    message: string,
    readonly path: string | null = null
  ) {
    super(message);
  }

  /** What a person can do about it. */
  get advice(): string {
    // A file that a person named is more often the wrong one than one of a new form.
    if (this.code === "schema-changed" && this.address.startsWith("file:"))
      return "the file does not have the form that this loader reads: check that it is the right one, as the publisher wrote it";
    return sourceErrors[this.code];
  }
}
