/** What the engine's worker answers: to a request by its number, or by itself. */
interface WorkerMessage {
  requestId?: number;
  type: string;
  data: unknown;
}

/**
 * The other end of DuckDB's worker, by its own messages. The package's client would bring all of Apache Arrow into the page for the same.
 * A worker that is ended, or that breaks, fails whatever it still owed.
 */
export class Client {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, {resolve: (value: never) => void; reject: (error: Error) => void}>();
  #next = 1;
  #broken: Error | null = null;

  /** @param inflated hears how many bytes of the engine there are so far */
  constructor(worker: Worker, inflated: (bytes: number) => void = () => undefined) {
    this.#worker = worker;
    worker.onmessage = ({data: {requestId, type, data}}: MessageEvent<WorkerMessage>) => {
      if (type === "INFLATED") inflated(data as number);
      else if (type === "BROKEN") this.end(new Error(data as string));
      else if (requestId !== undefined && type !== "INSTANTIATE_PROGRESS") this.#answer(requestId, type, data);
    };
    worker.onerror = ({message}) => this.end(new Error(message || "the worker could not be started"));
  }

  #answer(id: number, type: string, data: unknown) {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (type === "ERROR")
      waiting?.reject(new Error((data as {message?: string} | null)?.message ?? "the engine failed"));
    else waiting?.resolve(data as never);
  }

  /** Sends a request and gives its answer; what is transferred is no longer the sender's. */
  ask<T>(type: string, data: unknown = null, transfer: Transferable[] = []): Promise<T> {
    if (this.#broken) return Promise.reject(this.#broken);
    const messageId = this.#next++;
    const answer = new Promise<T>((resolve, reject) => this.#waiting.set(messageId, {resolve, reject}));
    this.#worker.postMessage({messageId, type, data}, transfer);
    return answer;
  }

  get ended(): boolean {
    return this.#broken !== null;
  }

  /** Ends the worker at once, whatever it is doing. */
  end(reason: Error = new Error("the engine was closed")): void {
    this.#broken ??= reason;
    this.#worker.terminate();
    for (const {reject} of this.#waiting.values()) reject(this.#broken);
    this.#waiting.clear();
  }
}
