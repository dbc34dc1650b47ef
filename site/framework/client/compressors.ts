import {decompressBrotli, decompressGzip, decompressLz4, decompressLz4Raw, decompressZstd} from "hyparquet-compressors";
import type {Compressors} from "hyparquet";

/** What Parquet files are packed with besides Snappy, which hyparquet knows: without WebAssembly, so that a page's policy need not allow it. */
export const compressors: Compressors = {
  GZIP: decompressGzip,
  BROTLI: decompressBrotli,
  ZSTD: (input) => decompressZstd(input),
  LZ4: decompressLz4,
  LZ4_RAW: decompressLz4Raw
};
