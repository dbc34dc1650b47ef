import type {Column} from "@uwdata/flechette";

/** What is read of flechette's `Batch`: one column of a batch of rows, or a column inside it, as it lies in memory. */
export interface Batch {
  length: number;
  type: ArrowType;
  validity: Uint8Array | null;
  values: ArrayLike<number | bigint> | Uint8Array;
  offsets: ArrayLike<number | bigint>;
  children: readonly Batch[];
  typeIds?: Int8Array;
  /** The words of a dictionary, not told to this package's users by its types. */
  cache?: unknown;
  at: (index: number) => unknown;
}

/** What is read of an Arrow type. */
export interface ArrowType {
  typeId: number;
  unit?: number;
  scale?: number;
  bitWidth?: number;
  stride?: number;
  timezone?: string | null;
  typeMap?: Record<number, number>;
  /** Of a union: 1 where each part has places of its own. */
  mode?: number;
  children?: readonly {name: string; type: ArrowType}[];
}

/** The batches of a column. */
export const batchesOf = (column: Column<unknown>): readonly Batch[] => column.data;

/** Whether a batch holds something other than null at a place. */
export const holds = ({validity, type}: Batch, index: number): boolean =>
  type.typeId !== 1 && (!validity?.length || ((validity[index >> 3]! >> (index & 7)) & 1) === 1);

/** The ids of Arrow's types. */
export const TYPE = {
  dictionary: -1,
  null: 1,
  int: 2,
  float: 3,
  binary: 4,
  utf8: 5,
  bool: 6,
  decimal: 7,
  date: 8,
  time: 9,
  timestamp: 10,
  interval: 11,
  list: 12,
  struct: 13,
  union: 14,
  fixedBinary: 15,
  fixedList: 16,
  map: 17,
  duration: 18,
  largeBinary: 19,
  largeUtf8: 20,
  largeList: 21
} as const;
