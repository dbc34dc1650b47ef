import {join} from "node:path";
import {Worker} from "node:worker_threads";
import {findPackage} from "../packages.js";

const WORKER = `const {parentPort, workerData} = require("node:worker_threads");
globalThis.postMessage = (message, transfer) => parentPort.postMessage(message, transfer);
parentPort.on("message", (data) => globalThis.onmessage({data}));
require(workerData);`;

interface Message {
  messageId?: number;
  requestId?: number;
  type: string;
  data: unknown;
}

/**
 * Runs the same engine that the page's readers have in a thread of Node's, so that a statement gives the same values while the page is built.
 * Node ends no process that waits for its answers, and waits for nothing else of it.
 */
export function startEngine(): (address: string) => Promise<object> {
  return () => {
    const dist = join(findPackage("@duckdb/duckdb-wasm")!.folder, "dist");
    const thread = new Worker(WORKER, {eval: true, workerData: join(dist, "duckdb-node-eh.worker.cjs")});
    thread.unref();
    const target = new EventTarget();
    const owed = new Set<number>();
    thread.on("message", (data: Message) => {
      if (data.requestId !== undefined && !/PROGRESS/.test(data.type)) owed.delete(data.requestId);
      target.dispatchEvent(Object.assign(new Event("message"), {data}));
      if (!owed.size) thread.unref();
    });
    thread.on("error", (error) =>
      target.dispatchEvent(Object.assign(new Event("error"), {message: error.message, error}))
    );
    return Promise.resolve(
      Object.assign(target, {
        postMessage(message: Message, transfer: never) {
          if (message.messageId !== undefined) owed.add(message.messageId);
          thread.ref();
          const sent =
            message.type === "INSTANTIATE" ? {...message, data: [join(dist, "duckdb-eh.wasm"), null]} : message;
          thread.postMessage(sent, transfer);
        },
        terminate: () => void thread.terminate()
      })
    );
  };
}
