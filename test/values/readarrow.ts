/** What is read of apache-arrow's `Data`: one column of a batch, or a column inside it. */
interface ArrowData {
  type: {typeId: number; scale?: number; unit?: number; children?: readonly {name: string}[] | null};
  offset: number;
  values: Uint8Array | Uint32Array | Int32Array | Float64Array | BigInt64Array;
  valueOffsets: ArrayLike<number | bigint>;
  children: readonly ArrowData[];
  dictionary?: {data: readonly ArrowData[]} | undefined;
  getValid(index: number): boolean;
}

/** What is read of apache-arrow's `Table`, as a query of DuckDB-WASM gives it. */
export interface ArrowTable {
  schema: {fields: readonly {name: string}[]};
  batches: readonly {data: {length: number; children: readonly unknown[]}}[];
}

const TYPE = {
  dictionary: -1,
  null: 1,
  int: 2,
  float: 3,
  binary: 4,
  utf8: 5,
  bool: 6,
  decimal: 7,
  date: 8,
  timestamp: 10,
  list: 12,
  struct: 13
};
const DAY = 86_400_000;
/** How many of a timestamp's units (second, milli-, micro-, nanosecond) make a millisecond, as factor or divisor. */
const TO_MILLISECONDS = [
  (value: bigint) => value * 1000n,
  (value: bigint) => value,
  (value: bigint) => value / 1000n,
  (value: bigint) => value / 1_000_000n
];

// Arrow's own decoder drops a byte order mark that opens a text.
const utf8 = new TextDecoder("utf-8", {ignoreBOM: true});

const exact = (value: number | bigint) =>
  typeof value === "bigint" && Number.isSafeInteger(Number(value)) ? Number(value) : value;

function decimalText(words: Uint32Array, scale: number): string {
  const unsigned = words.reduceRight((sum, word) => (sum << 32n) | BigInt(word), 0n);
  const value = BigInt.asIntN(words.length * 32, unsigned);
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, "0");
  const point = digits.length - scale;
  return `${value < 0n ? "-" : ""}${digits.slice(0, point)}${scale ? `.${digits.slice(point)}` : ""}`;
}

function valueAt(data: ArrowData, index: number): unknown {
  const {type, values, valueOffsets, children} = data;
  if (type.typeId === TYPE.null || !data.getValid(index)) return null;
  const start = () => Number(valueOffsets[index]);
  const end = () => Number(valueOffsets[index + 1]);
  switch (type.typeId) {
    case TYPE.int:
      return exact(values[index] as number | bigint);
    case TYPE.float:
      return values[index];
    case TYPE.binary:
      return (values as Uint8Array).slice(start(), end());
    case TYPE.utf8:
      return utf8.decode((values as Uint8Array).subarray(start(), end()));
    case TYPE.bool:
      return (((values[(data.offset + index) >> 3] as number) >> ((data.offset + index) & 7)) & 1) === 1;
    case TYPE.decimal:
      return decimalText((values as Uint32Array).subarray(index * 4, index * 4 + 4), type.scale ?? 0);
    case TYPE.date:
      return new Date(Number(values[index]) * (type.unit ? 1 : DAY)).toISOString().slice(0, 10);
    case TYPE.timestamp:
      return new Date(Number(TO_MILLISECONDS[type.unit ?? 1]!(BigInt(values[index]!)))).toISOString();
    case TYPE.list:
      return Array.from({length: end() - start()}, (_, item) => valueAt(children[0]!, start() + item));
    case TYPE.struct:
      return Object.fromEntries((type.children ?? []).map(({name}, field) => [name, valueAt(children[field]!, index)]));
    case TYPE.dictionary:
      return valueAt(data.dictionary!.data[0]!, Number(values[index]));
    default:
      throw new RangeError(`a column of Arrow type ${type.typeId} is not read here: cast it to VARCHAR`);
  }
}

/**
 * The rows of a result of DuckDB-WASM, every value exact: a date as `YYYY-MM-DD`, a timestamp as ISO text, an integer as a number, or
 * a bigint where a number cannot hold it, a decimal as text with all its places (a sum of integers is one, of no places). The
 * database must be opened without `castDecimalToDouble`, which gives wrong values inside lists and structs.
 */
export function rowsFromArrow({schema, batches}: ArrowTable): Record<string, unknown>[] {
  return batches.flatMap(({data: {length, children}}) =>
    Array.from({length}, (_, index) =>
      Object.fromEntries(schema.fields.map(({name}, column) => [name, valueAt(children[column] as ArrowData, index)]))
    )
  );
}
