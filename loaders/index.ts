/*
 * The public interface of `docketbook/loaders`. docs/api.md shows it, with examples that are run; every name here has a docstring there.
 * Each comment below is a heading of that page.
 */

/* Define a table */
export {
  boolean,
  columnsOf,
  date,
  decimal,
  double,
  edtf,
  integer,
  key,
  list,
  oneOf,
  period,
  slug,
  struct,
  text,
  url
} from "./schema/column.js";
export type {Column, ColumnMeta, ColumnType, TextFormat} from "./schema/column.js";
export {table} from "./schema/table.js";
export type {Row, RowOf, Table, TableFile} from "./schema/table.js";
export {columns} from "./schema/table.js";

/* The record's own tables */
export {tables} from "./schema/tables.js";
export type {TableName, Tables} from "./schema/tables.js";
export type {Edition} from "./schema/edition.js";
export type {Grade} from "./schema/common.js";
export type {Event} from "./schema/tables/events.js";
export type {Observation} from "./schema/tables/observations.js";
export type {Order} from "./schema/tables/orders.js";
export type {Series} from "./schema/tables/series.js";
export type {Unit} from "./schema/tables/units.js";

/* Read */
export {readRecord} from "./rules/directory.js";
export type {ReadResult} from "./rules/directory.js";
export {readTable} from "./record/tablefile.js";
export type {ReadTable} from "./record/tablefile.js";
export {readParquet} from "./dataset/readparquet.js";
export type {Readable, ReadOptions} from "./dataset/readparquet.js";
export {readTableCsv} from "./dataset/tablecsv.js";
export type {Entry, PartialRecord, RecordRows, RecordTables} from "./record/record.js";
export type {Location} from "./diagnostics/diagnostic.js";

/* Load data for a page */
export {fetchText, parseRows, RowsError, writeRows} from "./sources/dataloader.js";
export type {FetchOptions, WriteOptions} from "./sources/dataloader.js";
export {SourceError} from "./sources/http/error.js";
export type {SourceErrorCode} from "./sources/http/error.js";
export type {Transport} from "./sources/http/transport.js";

/* Check */
export {checkRecord} from "./rules/record.js";
export {checkProse} from "./prose/prose.js";
export type {ProseRecord} from "./prose/citable.js";
export {proseRecord} from "./prose/citable.js";
export {codes} from "./diagnostics/codes.js";
export type {Code} from "./diagnostics/codes.js";
export {formatDiagnostics} from "./diagnostics/format.js";
export type {FormatOptions} from "./diagnostics/format.js";
export type {Diagnostic} from "./diagnostics/diagnostic.js";
export {DescriptorError, verifyCopy} from "./dataset/verify.js";
export type {PublishedDataset} from "./dataset/verify.js";
export type {PublishedFile, Verification} from "./dataset/verify.js";

/* Derive */
export {legalStatus} from "./status/status.js";
export type {StatusCase, StatusOrder, StatusQuestion} from "./status/status.js";
export {statusOn} from "./status/statuson.js";
export type {StatusOnDay} from "./status/statuson.js";
export {formatDay, formatStatus} from "./status/statusmessages.js";
export type {StatusNames} from "./status/statusmessages.js";
export {edtfRange} from "./schema/types/edtf.js";
export type {EdtfRange} from "./schema/types/edtf.js";
export {observationId} from "./record/complete.js";
export {diffTable} from "./dataset/diff.js";
export type {CellChange, RowChange, TablePair} from "./dataset/diff.js";
export {formatDiff} from "./dataset/diff.js";
export {draftCorrections} from "./dataset/corrections.js";
export type {CorrectionDraft} from "./dataset/corrections.js";

/* Write */
export {build, tableRows} from "./dataset/build.js";
export type {BuildOptions, BuildResult, BuildStep} from "./dataset/build.js";
export {writeEdition} from "./dataset/edition.js";
export type {TableRows} from "./dataset/edition.js";
export type {WrittenFile} from "./dataset/datapackage.js";
export {load} from "./bulk/load.js";
export type {LoadOptions, LoadResult, LoadStep} from "./bulk/load.js";
export type {LoadedFile} from "./bulk/write.js";
export type {Partition} from "./bulk/write.js";
export {BulkError} from "./bulk/files.js";
export {OutputError} from "./dataset/output.js";
export {ValueError} from "./schema/valueerror.js";
