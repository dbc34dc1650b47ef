/* The frame's own script: it keeps the tables, starts the worker, hands on what is asked, and ends a worker whose cell runs too long. */
import {OPEN, type Answer, type Ask, type Handed} from "./protocol.js";

/** The worker's script as text, put here by the build: the frame loads nothing. */
declare const WORKER: string;

const address = URL.createObjectURL(new Blob([WORKER], {type: "text/javascript"}));
/** What the frame itself asks of a new worker. */
const OWN = -1;
const tables: Record<string, Handed | null> = {};

function serve(port: MessagePort): void {
  let worker: Worker | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Extract<Ask, {kind: "run"}> | null = null;

  const end = () => {
    worker?.terminate();
    worker = null;
    if (running)
      port.postMessage({
        id: running.id,
        failure: {kind: "time", message: `ended after ${running.limit / 1000} s`}
      } satisfies Answer);
    running = null;
  };
  const start = (): Worker => {
    const made = new Worker(address);
    made.onmessage = ({data}: MessageEvent<Answer>) => {
      if (data.id === OWN) return;
      if ("begun" in data) timer = setTimeout(end, running?.limit);
      else {
        clearTimeout(timer);
        running = null;
        port.postMessage(data);
      }
    };
    made.onerror = (event) => {
      clearTimeout(timer);
      if (running)
        port.postMessage({id: running.id, failure: {kind: "error", message: event.message}} satisfies Answer);
      running = null;
    };
    return made;
  };
  const ready = (): Worker => {
    if (worker) return worker;
    worker = start();
    if (Object.keys(tables).length) worker.postMessage({id: OWN, kind: "tables", tables} satisfies Ask);
    return worker;
  };
  port.postMessage(OPEN);
  port.onmessage = ({data}: MessageEvent<Ask>) => {
    // A worker that is not there yet is given all tables when it starts.
    const present = worker;
    if (data.kind === "tables") Object.assign(tables, data.tables);
    else running = data;
    if (present || data.kind === "run") ready().postMessage(data);
    else port.postMessage({id: data.id, outcome: {columns: [], rows: [], total: 0}} satisfies Answer);
  };
}

addEventListener("message", ({source, data, ports: [port]}: MessageEvent) => {
  if (source === parent && data === OPEN && port) serve(port);
});
