import type {Replies, FileReply, FileRequest} from "./messages.js";

export interface ReadFileOptions {
  signal?: AbortSignal;
  /** Hears how many bytes have arrived. */
  onProgress?: (bytes: number) => void;
  /** Takes rows for the engine; the worker goes on when they are taken. */
  onBatch?: (stream: Uint8Array, rows: number) => Promise<void>;
  /** For how long the worker may say nothing, in milliseconds: a broken file can name counts that no reader ends with. */
  silence?: number;
}

/** The page's end of the worker that reads files. Each request has a worker of its own, which ends with it. */
export class FileReading {
  #code: Promise<Blob> | null = null;

  /** @param address where the worker's script is */
  constructor(private readonly address: string) {}

  async #worker(): Promise<Worker> {
    this.#code ??= fetch(this.address).then((response) => {
      if (!response.ok) throw new Error(`the server answered ${response.status}`);
      return response.text().then((text) => new Blob([text], {type: "text/javascript"}));
    });
    this.#code.catch(() => (this.#code = null));
    // From a blob, so that the page's policy holds inside it.
    const address = URL.createObjectURL(await this.#code);
    const worker = new Worker(address);
    URL.revokeObjectURL(address);
    return worker;
  }

  /** Has a worker answer a request. Throws what the worker says, and an AbortError when it was ended. */
  async ask<R extends FileRequest>(
    request: R,
    {signal, onProgress, onBatch, silence}: ReadFileOptions = {}
  ): Promise<Replies[R["kind"]]> {
    signal?.throwIfAborted();
    const worker = await this.#worker();
    let waiting: ReturnType<typeof setTimeout> | undefined;
    try {
      return await new Promise((resolve, reject) => {
        const wait = () => {
          clearTimeout(waiting);
          if (silence !== undefined)
            waiting = setTimeout(
              () =>
                reject(
                  new Error(
                    `nothing was read for ${Math.round(silence / 1000)} seconds; the file may be broken, or more than this page can read`
                  )
                ),
              silence
            );
        };
        wait();
        signal?.addEventListener("abort", () => reject(signal.reason as Error));
        // A file may be more than the worker's memory holds.
        worker.onerror = ({message}) => reject(new Error(message || "the file could not be read"));
        worker.onmessage = ({data}: MessageEvent<FileReply>) => {
          wait();
          if ("read" in data) onProgress?.(data.read);
          else if ("batch" in data) {
            clearTimeout(waiting);
            (onBatch?.(data.batch, data.rows) ?? Promise.resolve()).then(() => {
              wait();
              worker.postMessage("taken");
            }, reject);
          } else if ("error" in data) reject(new Error(data.error));
          else resolve(data.answer as Replies[R["kind"]]);
        };
        worker.postMessage(request);
      });
    } finally {
      clearTimeout(waiting);
      worker.terminate();
    }
  }
}
