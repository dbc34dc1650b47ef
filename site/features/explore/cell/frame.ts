/*
 * The script of the workbench's frame for a cell. The cell runs in a worker, which ends with its first answer: nothing goes on after it, and
 * nothing that it says later is heard.
 */
import {OPEN} from "../../notebook/arquero/protocol.js";
import {BEGUN, type Ask, type Relayed} from "./protocol.js";

/** The worker's script as text, put here by the build: the frame loads nothing. */
declare const WORKER: string;

const address = URL.createObjectURL(new Blob([WORKER], {type: "text/javascript"}));

function serve(port: MessagePort): void {
  const say = (relayed: Relayed) => port.postMessage(relayed);
  port.onmessage = ({data: ask}: MessageEvent<Ask>) => {
    const worker = new Worker(address);
    let begun = false;
    worker.onmessage = ({data}: MessageEvent<unknown>) => {
      if (data === BEGUN && !begun) {
        begun = true;
        say({begun});
        return;
      }
      worker.onmessage = null;
      worker.terminate();
      say({said: data});
    };
    worker.onerror = (event) => {
      worker.terminate();
      say({failed: event.message});
    };
    worker.postMessage(
      ask,
      ask.given.messages.map(({buffer}) => buffer as ArrayBuffer)
    );
  };
  port.postMessage(OPEN);
}

addEventListener("message", ({source, data, ports: [port]}: MessageEvent) => {
  if (source === parent && data === OPEN && port) serve(port);
});
