import {OPEN, type Reply, type Request} from "./protocol.js";

/** A cell that gave nothing, since it was ended: by its reader, by its time, or with its frame. The message says which. */
export class CellEnded extends Error {
  override readonly name = "CellEnded";
}

/** What a worker has to know before it runs a cell. */
export interface Given {
  tables: unknown;
  /** The memory in `tables` that may be handed on without a copy once it is in the frame. */
  transfer?: ArrayBuffer[];
}

export interface SandboxOptions {
  /** Where frames are put. */
  document: Document;
  /** The address of the frame's page, which `sandboxPage` made. */
  address: string;
  /** Makes what the worker of a cell is given; every cell has a frame of its own, and nothing is left of it. */
  given: () => Given;
}

/** A closed place in which cells run, one at a time: it reaches neither the network nor the page. */
export interface Sandbox {
  /**
   * Runs a cell once those before it are done. `ask` is what its worker is asked beside the tables, `limit` the milliseconds that the cell
   * may take. Resolves to what the worker said, which may be anything; rejects with a CellEnded, or with an Error where the frame does
   * not load. The next cell runs in any case.
   */
  run: (ask: object, limit: number) => Promise<unknown>;
  /** Ends the cell that runs, at once. */
  stop: () => void;
  /** Ends the cell that runs, and removes the frame. A cell that is run later has a new one. */
  close: () => void;
}

/** How long the frame may take to load, in milliseconds, and how long to hand the tables over before the cell's time begins. */
const OPEN_TIMEOUT_MS = 15_000;
const BEGIN_TIMEOUT_MS = 30_000;

interface Frame {
  element: HTMLIFrameElement;
  port: MessagePort;
}

/** Opens a sandboxed frame. Rejects where it does not load. */
async function openFrame(document: Document, address: string): Promise<Frame> {
  const element = document.createElement("iframe");
  element.setAttribute("sandbox", "allow-scripts");
  element.hidden = true;
  element.title = "Where code runs";
  element.src = address;
  const {port1: port, port2: theirs} = new MessageChannel();
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => {
      element.remove();
      reject(new Error("the frame for code did not load"));
    }, OPEN_TIMEOUT_MS);
    // A page that is not there loads as well: only the frame's own script answers.
    port.onmessage = () => {
      clearTimeout(timer);
      resolve();
    };
    element.addEventListener("load", () => element.contentWindow?.postMessage(OPEN, "*", [theirs]), {once: true});
    document.body.append(element);
  });
  return {element, port};
}

export function openSandbox({document, address, given}: SandboxOptions): Sandbox {
  /** Ends the cell that runs, if one does. */
  let end: (why: string) => void = () => undefined;
  let last: Promise<unknown> = Promise.resolve();

  // With the frame goes the worker, whatever runs in it, and all that it still says.
  const drop = (opening: Promise<Frame>) =>
    void opening.then(
      ({element, port}) => {
        port.close();
        element.remove();
      },
      () => undefined
    );
  const close = (why = "closed") => end(why);

  async function run(ask: object, limit: number): Promise<unknown> {
    const opening = openFrame(document, address);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ended = new Promise<never>((_, reject) => {
      end = (why) => reject(new CellEnded(why));
    });
    const endAfter = (milliseconds: number, why: string) => {
      clearTimeout(timer);
      timer = setTimeout(end, milliseconds, why);
    };
    try {
      const {element, port} = await Promise.race([opening, ended]);
      const answered = new Promise<unknown>((resolve) => {
        port.onmessage = ({data}: MessageEvent<Reply>) => {
          if ("begun" in data) endAfter(limit, `ended after ${limit / 1000} s`);
          else if ("failed" in data) end(`ended: ${data.failed.slice(0, 300) || "its worker failed"}`);
          else resolve(data.said);
        };
      });
      // It loads once; what loads after that is not ours.
      element.onload = () => close("ended: its frame was lost");
      endAfter(BEGIN_TIMEOUT_MS, "ended: its tables could not be handed over");
      const {tables, transfer = []} = given();
      port.postMessage({ask: {...ask, tables}, transfer} satisfies Request);
      return await Promise.race([answered, ended]);
    } finally {
      clearTimeout(timer);
      drop(opening);
    }
  }

  return {
    run(ask, limit) {
      const answered = last.then(() => run(ask, limit));
      last = answered.catch(() => undefined);
      return answered;
    },
    stop: () => end("stopped"),
    close: () => close()
  };
}
