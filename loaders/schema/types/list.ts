import {z} from "zod";
import {refused} from "../../diagnostics/fault.js";
import {show} from "../../diagnostics/show.js";
import {register, registered, type AnyType, type Codec, type ColumnMeta} from "../codec.js";
import {ValueError} from "../valueerror.js";

export const LIST_SHAPE = "a list: [a, b], or an item a line after a hyphen";

export const listCodec: Codec<{kind: "list"; item: AnyType}> = {
  json: "array",
  needed: "a list in square brackets",
  words: ({item}, inner) => `list of ${inner({type: item})}`,
  tableSchema: () => ({type: "array"}),
  parse: (text) => refused("shape-mismatch", `${show(text)} is a single value`, LIST_SHAPE),
  check(value, {item}, path, inner) {
    if (!Array.isArray(value)) throw ValueError.expected("a list", value, path);
    for (const [index, one] of value.entries()) inner(one, item, `${path}[${index}]`);
  },
  sqlType: ({item}, inner) => `${inner(item)}[]`,
  arrowType: (arrow, {item}, inner) => arrow.list(inner(item)),
  store: (value, {item}, into, inner) => into.list((value as unknown[]).map((one) => inner(one, item))),
  read: (value, {item}, inner) => Array.from(value as Iterable<unknown>, (one) => inner(one, item)),
  csv: {write: (column) => `to_json(${column})`, read: JSON.parse},
  isJson: (cell) => `json_valid(${cell})`
};

/**
 * A list of what `item` is. Never null: nothing known is the empty list.
 * @throws TypeError for an item that is no column
 */
export const list = <S extends z.ZodType>(item: S, meta: ColumnMeta) => {
  const inner = registered(item);
  if (!inner) throw new TypeError("a list is made of a column");
  const {type, format, references} = inner;
  return register(
    z.array(item),
    {kind: "list", item: type},
    {...(references !== undefined && {references}), ...meta},
    format
  );
};
