/** Names the cell's text, so that a stack tells its lines from all others. */
const NAME = "cell.js";
const PLACE = new RegExp(`\\b${NAME.replace(".", "\\.")}:(\\d+)`);

/** What a cell threw, in words, with its line in the cell from 1 where the engine gives it. */
class CellFailure extends Error {
  override readonly name = "CellFailure";
  constructor(
    message: string,
    readonly line: number | null
  ) {
    super(message);
  }
}

// Before the cell's text, on its first line: lines stay as they are in the editor.
const whole = (source: string) => `"use strict";cellBegins();void 0;${source}\n//# sourceURL=${NAME}`;
const body = (source: string) => `(async function(){"use strict";cellBegins();${source}\n})()\n//# sourceURL=${NAME}`;

type Scope = Record<string, unknown>;
const scope = globalThis as unknown as Scope;
// Called so, text runs in the global scope and sees no name of this file.
const runText = globalThis.eval;

/** The line of a mistake that keeps a text from being read. Engines tell it of what nobody catches. */
function lineOf(text: string): Promise<number | null> {
  return new Promise((done) => {
    addEventListener(
      "error",
      (event) => {
        event.preventDefault();
        event.stopImmediatePropagation();
        done(event.filename === NAME && event.lineno > 0 ? event.lineno : null);
      },
      {once: true}
    );
    setTimeout(() => {
      runText(text);
      done(null);
    }, 0);
  });
}

const wordsOf = (error: unknown) =>
  error instanceof Error ? `${error.name}: ${error.message}` : `threw ${String(error)}`;

/**
 * Runs a cell and gives its value: that of its last expression, or what it returns, waited for when it is a promise. It compiles text: only
 * where the policy allows it, in the closed frame. The names in `given` are known to the cell.
 * @throws CellFailure
 */
export async function evaluate(source: string, given: Readonly<Scope>): Promise<unknown> {
  let begun = false;
  Object.assign(scope, given, {cellBegins: () => (begun = true)});
  const failure = (error: unknown) => {
    const line = PLACE.exec(error instanceof Error ? (error.stack ?? "") : "")?.[1];
    return new CellFailure(wordsOf(error), line ? Number(line) : null);
  };
  const tried = async (text: string): Promise<{value: unknown} | {unread: unknown}> => {
    try {
      return {value: await runText(text)};
    } catch (error) {
      if (begun || !(error instanceof SyntaxError)) throw failure(error);
      return {unread: error};
    }
  };
  const asWhole = await tried(whole(source));
  if ("value" in asWhole) return asWhole.value;
  // A `return` stands in a function alone, an `await` in one that waits.
  const asBody = await tried(body(source));
  if ("value" in asBody) return asBody.value;
  const returns = /return|await/.test((asWhole.unread as Error).message);
  throw new CellFailure(
    wordsOf(returns ? asBody.unread : asWhole.unread),
    await lineOf(returns ? body(source) : whole(source))
  );
}
