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
export {columns} from "./schema/shape.js";

/* The record's own tables */
export {tables} from "./schema/tables.js";
export type {TableName, Tables} from "./schema/tables.js";
export type {Edition} from "./schema/edition.js";

/* Read */
export {readRecord} from "./read/directory.js";
export type {ReadResult} from "./read/directory.js";
export {readTable} from "./read/tablefile.js";
export type {ReadTable} from "./read/tablefile.js";
export {readParquet} from "./read/parquet.js";
export type {Readable, ReadOptions} from "./read/parquet.js";
export {readTableCsv} from "./read/tablecsv.js";
export type {Entry, PartialRecord, RecordRows, RecordTables} from "./read/record.js";
export type {Place} from "./read/place.js";

/* Check */
export {checkRecord} from "./check/record.js";
export {checkProse} from "./check/prose.js";
export type {ProseRecord} from "./check/prose.js";
export {proseRecord} from "./check/proserecord.js";
export {codes} from "./check/codes.js";
export type {Code} from "./check/codes.js";
export {formatDiagnostics} from "./check/format.js";
export type {FormatOptions} from "./check/format.js";
export type {Diagnostic} from "./check/diagnostic.js";
export {DescriptorError, verifyCopy} from "./check/published.js";
export type {Copy} from "./check/copy.js";
export type {PublishedFile, Verification} from "./check/published.js";

/* Derive */
export {legalStatus} from "./derive/status.js";
export type {StatusCase, StatusOrder, StatusQuestion} from "./derive/status.js";
export {statusOn} from "./derive/statuson.js";
export type {StatusOnDay} from "./derive/statuson.js";
export {dayInWords, statusInWords} from "./derive/statuswords.js";
export type {StatusNames} from "./derive/statuswords.js";
export {edtfRange} from "./derive/edtf.js";
export type {EdtfRange} from "./derive/edtf.js";
export {observationId} from "./derive/observationid.js";
export {diffTable} from "./derive/diff.js";
export type {CellChange, RowChange, TablePair} from "./derive/diff.js";
export {diffInWords} from "./derive/diffwords.js";
export {draftCorrections} from "./derive/corrections.js";
export type {CorrectionDraft} from "./derive/corrections.js";

/* Write */
export {build, tableRows} from "./write/build.js";
export type {BuildOptions, BuildResult, BuildStep} from "./write/build.js";
export {writeEdition} from "./write/edition.js";
export type {TableRows} from "./write/edition.js";
export type {WrittenFile} from "./write/datapackage.js";
export {load} from "./write/stream.js";
export type {LoadOptions, LoadResult, LoadStep} from "./write/stream.js";
export type {LoadedFile} from "./write/streampackage.js";
export type {Partition} from "./write/streamcopy.js";
export {BulkError} from "./read/bulk.js";
export {OutputError} from "./write/output.js";
export {ValueError} from "./write/valueerror.js";
