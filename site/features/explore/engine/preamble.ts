/*
 * Runs in the engine's worker before DuckDB's own code. The engine is shipped gzipped, since many hosts compress nothing and some allow
 * no file of its size: it is inflated on its way into the compiler.
 */
const scope = globalThis as unknown as {
  fetch: typeof fetch;
  postMessage: (message: unknown) => void;
  addEventListener: typeof addEventListener;
};
const fetchFile = scope.fetch.bind(globalThis);

/** Puts back what was read to look at the first bytes. */
function whole(first: Uint8Array, reader: ReadableStreamDefaultReader<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (controller) => controller.enqueue(first),
    async pull(controller) {
      const {done, value} = await reader.read();
      if (done) controller.close();
      else controller.enqueue(value);
    }
  });
}

async function inflated(response: Response): Promise<Response> {
  const reader = response.body!.getReader();
  const {value: first = new Uint8Array()} = await reader.read();
  const body = whole(first, reader);
  // A host that says what it is gzipped with has it inflated by the browser already.
  const plain =
    first[0] === 0x1f && first[1] === 0x8b
      ? body.pipeThrough(new DecompressionStream("gzip") as unknown as TransformStream<Uint8Array, Uint8Array>)
      : body;
  let bytes = 0;
  let said = 0;
  const count = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      if (bytes - said > 1_000_000) scope.postMessage({type: "INFLATED", data: (said = bytes)});
      controller.enqueue(chunk);
    }
  });
  return new Response(plain.pipeThrough(count), {headers: {"content-type": "application/wasm"}});
}

scope.fetch = async (input, init) => {
  const response = await fetchFile(input, init);
  const address = input instanceof Request ? input.url : String(input);
  if (!/\.wasm\.bin$/.test(address)) return response;
  if (!response.ok) throw new Error(`the engine could not be read: the server answered ${response.status}`);
  return inflated(response);
};

// It logs every query that it refuses, with its stack; the page says what was wrong.
console.log = () => undefined;

// DuckDB's code does not catch a stream that breaks, and would leave its caller waiting.
scope.addEventListener("unhandledrejection", ({reason}: PromiseRejectionEvent) =>
  scope.postMessage({type: "BROKEN", data: reason instanceof Error ? reason.message : String(reason)})
);
