import type {FileAnswer, FileRequest} from "./messages.js";

type Wanted<R = FileRequest> = R extends FileRequest ? Omit<R, "id"> : never;

export interface ReadFileOptions {
  signal?: AbortSignal;
  /** Hears how many bytes have arrived. */
  progress?: (bytes: number) => void;
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

  /** Reads a file into an Arrow stream. Throws what the worker says, and an AbortError when it was ended. */
  async read(request: Wanted, {signal, progress}: ReadFileOptions = {}): Promise<{stream: Uint8Array; rows: number}> {
    signal?.throwIfAborted();
    const worker = await this.#worker();
    try {
      return await new Promise((resolve, reject) => {
        signal?.addEventListener("abort", () => reject(signal.reason as Error));
        worker.onerror = ({message}) => reject(new Error(message || "the file could not be read"));
        worker.onmessage = ({data}: MessageEvent<FileAnswer>) => {
          if ("read" in data) progress?.(data.read);
          else if ("error" in data) reject(new Error(data.error));
          else resolve(data);
        };
        worker.postMessage({...request, id: 1});
      });
    } finally {
      worker.terminate();
    }
  }
}
