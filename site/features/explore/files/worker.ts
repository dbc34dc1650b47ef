/* Reads and writes files away from the page, which stays quick and can end this whatever a file does to it. */
import {QueryResult} from "../result/result.js";
import {takeRows} from "../result/take.js";
import {writeResult} from "../result/write.js";
import type {Replies, FileReply, FileRequest, RecordRead, RecordRequest} from "./messages.js";
import {previewOwn, readOwn} from "./own.js";
import {asyncBufferFromUrl, parquetMetadataAsync} from "hyparquet";
import {readParquet} from "../../../../loaders/dataset/readparquet.js";
import type {Column} from "../../../../loaders/schema/column.js";
import {rowsToArrow} from "../../../../loaders/dataset/arrow.js";

const scope = globalThis as unknown as {
  postMessage: (answer: FileReply, transfer?: Transferable[]) => void;
  onmessage: (event: MessageEvent<FileRequest | "taken">) => void;
};

/** So many batches may be on their way to the engine. */
const AHEAD = 3;
let sent = 0;
let proceed: () => void = () => undefined;

/** Sends rows to the engine, and waits while it has enough of them. */
async function batch(stream: Uint8Array, rows: number): Promise<void> {
  while (sent >= AHEAD) await new Promise<void>((done) => (proceed = done));
  sent++;
  scope.postMessage({batch: stream, rows}, [stream.buffer]);
}

function answer(request: FileRequest): Promise<Replies[keyof Replies]> | Replies[keyof Replies] {
  const read = (bytes: number) => scope.postMessage({read: bytes});
  if (request.kind === "record") return readRecordTable(request, read);
  if (request.kind === "own") return readOwn(request.file, request.file.name, request.settings, {read, batch});
  if (request.kind === "preview") return previewOwn(request.file, request.settings);
  const result = QueryResult.of(request.messages, false, request.types);
  return writeResult(request.rows ? takeRows(result, request.rows) : result, request.format);
}

scope.onmessage = ({data: request}) => {
  if (request === "taken") {
    sent--;
    return proceed();
  }
  (async () => answer(request))().then(
    (found) => scope.postMessage({answer: found}, "stream" in found ? [found.stream.buffer] : []),
    (error: unknown) => scope.postMessage({error: error instanceof Error ? error.message : String(error)})
  );
};

/** Where a Parquet file describes itself, and few bytes more: hyparquet's own guess would be most tables whole. */
const END = 8192;

/**
 * Some columns of a table of the record as an Arrow stream. Asks for the file's end and those columns alone where the host answers
 * ranges. `read` hears how many bytes have arrived.
 */
async function readRecordTable({address, columns}: RecordRequest, read: (bytes: number) => void): Promise<RecordRead> {
  let bytes = 0;
  const countingFetch: typeof fetch = async (input, init) => {
    const response = await fetch(input, init);
    if (init?.method !== "HEAD" && response.ok) read((bytes += Number(response.headers.get("content-length") ?? 0)));
    return response;
  };
  const file = await asyncBufferFromUrl({url: address, fetch: countingFetch});
  const metadata = await parquetMetadataAsync(file, {initialFetchSize: END});
  const rows = await readParquet(file, {columns: columns as Column[]}, {metadata});
  return {stream: rowsToArrow({columns: columns as Column[]}, rows)};
}
