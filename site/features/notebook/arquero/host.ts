import {OPEN, type Answer, type Ask, type Failure, type Handed, type Inputs, type Outcome} from "./protocol.js";

/** A cell that gave nothing: `kind` says whether it threw or was ended. */
export class CellError extends Error {
  override readonly name = "CellError";
  constructor(
    readonly kind: Failure["kind"],
    message: string
  ) {
    super(message);
  }
}

export interface RunOptions {
  inputs?: Inputs;
  /** How long the cell may run, in milliseconds, before it is ended. */
  limit?: number;
  /** How many rows come back at the most. */
  most?: number;
}

/** A closed place in which cells run: it reaches neither the network nor the page. */
export interface Host {
  /** Hands tables over under their names, which the cell knows them by; null takes one away. */
  give: (tables: Readonly<Record<string, Handed | null>>) => Promise<void>;
  /** Runs a cell once those before it are done. Rejects with a CellError where it throws or runs too long; the host stays usable. */
  run: (source: string, options?: RunOptions) => Promise<Outcome>;
  close: () => void;
}

export interface HostOptions {
  /** Where the frame is put. */
  document: Document;
  /** The address of the built `assets/arquero.htm`. */
  address: string;
}

export const LIMIT = 5000;
export const MOST = 100_000;
const OPENING = 15_000;

/** Opens a sandboxed frame and gives the way to speak with it. Rejects where the frame does not load. */
export async function openFrame({
  document,
  address
}: HostOptions): Promise<{frame: HTMLIFrameElement; port: MessagePort}> {
  const frame = document.createElement("iframe");
  frame.setAttribute("sandbox", "allow-scripts");
  frame.hidden = true;
  frame.title = "Where code runs";
  frame.src = address;
  const {port1: port, port2: theirs} = new MessageChannel();
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => {
      frame.remove();
      reject(new Error("the frame for code did not load"));
    }, OPENING);
    // A page that is not there loads as well: only the frame's own script answers.
    port.onmessage = () => {
      clearTimeout(timer);
      resolve();
    };
    frame.addEventListener("load", () => frame.contentWindow?.postMessage(OPEN, "*", [theirs]), {once: true});
    document.body.append(frame);
  });
  return {frame, port};
}

/** Opens a sandboxed frame for cells. Rejects where the frame does not load. */
export async function openHost(options: HostOptions): Promise<Host> {
  const {frame, port} = await openFrame(options);
  const waiting = new Map<number, {resolve: (outcome: Outcome) => void; reject: (error: Error) => void}>();
  port.onmessage = ({data}: MessageEvent<Answer>) => {
    const asked = waiting.get(data.id);
    waiting.delete(data.id);
    if ("outcome" in data) asked?.resolve(data.outcome);
    else if ("failure" in data) asked?.reject(new CellError(data.failure.kind, data.failure.message));
  };
  let count = 0;
  let last: Promise<unknown> = Promise.resolve();
  // One after the other, so that a cell's time is its own.
  const ask = (make: (id: number) => Ask): Promise<Outcome> => {
    const answered = last.then(
      () =>
        new Promise<Outcome>((resolve, reject) => {
          const id = (count += 1);
          waiting.set(id, {resolve, reject});
          port.postMessage(make(id));
        })
    );
    last = answered.catch(() => undefined);
    return answered;
  };
  return {
    give: (tables) => ask((id) => ({id, kind: "tables", tables})).then(() => undefined),
    run: (source, {inputs = {}, limit = LIMIT, most = MOST} = {}) =>
      ask((id) => ({id, kind: "run", source, inputs, limit, most})),
    close() {
      port.close();
      frame.remove();
      for (const {reject} of waiting.values()) reject(new CellError("error", "closed"));
      waiting.clear();
    }
  };
}
