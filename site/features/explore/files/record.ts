import {asyncBufferFromUrl, parquetMetadataAsync} from "hyparquet";
import {readParquet} from "../../../../loaders/dataset/readparquet.js";
import type {Column} from "../../../../loaders/schema/column.js";
import {rowsToArrow} from "../../../../loaders/dataset/arrow.js";
import type {RecordRead, RecordRequest} from "./messages.js";

/** Where a Parquet file describes itself, and few bytes more: hyparquet's own guess would be most tables whole. */
const END = 8192;

/**
 * Some columns of a table of the record as an Arrow stream. Asks for the file's end and those columns alone where the host answers
 * ranges. `read` hears how many bytes have arrived.
 */
export async function readRecordTable(
  {address, columns}: RecordRequest,
  read: (bytes: number) => void
): Promise<RecordRead> {
  let bytes = 0;
  const counted: typeof fetch = async (input, init) => {
    const response = await fetch(input, init);
    if (init?.method !== "HEAD" && response.ok) read((bytes += Number(response.headers.get("content-length") ?? 0)));
    return response;
  };
  const file = await asyncBufferFromUrl({url: address, fetch: counted});
  const metadata = await parquetMetadataAsync(file, {initialFetchSize: END});
  const rows = await readParquet(file, {columns: columns as Column[]}, {metadata});
  return {stream: rowsToArrow({columns: columns as Column[]}, rows)};
}
