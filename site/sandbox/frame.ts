/*
 * The script of the sandboxed frame. Cells run in its worker, which the page ends by removing the frame: a frame cannot be stopped from
 * outside, a worker can. What the worker says while nothing is asked is not heard.
 */
import {BEGUN, OPEN, type Reply, type Request} from "./protocol.js";

/** The worker's script as text, put here by the build: the frame loads nothing. */
declare const WORKER: string;

function serve(port: MessagePort): void {
  const worker = new Worker(URL.createObjectURL(new Blob([WORKER], {type: "text/javascript"})));
  const reply = (message: Reply) => port.postMessage(message);
  let state: "idle" | "asked" | "begun" = "idle";
  worker.onmessage = ({data}: MessageEvent<unknown>) => {
    if (state === "idle") return;
    if (state === "asked" && data === BEGUN) {
      state = "begun";
      reply({begun: true});
      return;
    }
    state = "idle";
    worker.terminate();
    reply({said: data});
  };
  worker.onerror = ({message}) => {
    worker.terminate();
    reply({failed: message});
  };
  port.onmessage = ({data}: MessageEvent<Request>) => {
    state = "asked";
    worker.postMessage(data.ask, data.transfer);
  };
  port.postMessage(OPEN);
}

addEventListener("message", ({source, data, ports: [port]}: MessageEvent) => {
  if (source === parent && data === OPEN && port) serve(port);
});
