import type {Column, ColumnType} from "../schema/column.js";

/** The names of an object in the orders in which files write them, and the same of the objects inside it, by column. */
export interface Shape {
  orders: string[][];
  inner: Map<string, Shape>;
}

/** Orders that are told apart; rows in any further one are left to zod. */
const MOST_ORDERS = 8;

const emptyShape = (): Shape => ({orders: [], inner: new Map()});

/** Two orders as one that both keep, names of one alone put where it has them; null where they contradict each other. */
function merged(known: readonly string[], names: readonly string[]): string[] | null {
  const result: string[] = [];
  let at = 0;
  for (const name of names) {
    const found = known.indexOf(name);
    if (found === -1) result.push(name);
    else if (found < at) return null;
    else {
      result.push(...known.slice(at, found + 1));
      at = found + 1;
    }
  }
  return [...result, ...known.slice(at)];
}

function learnOrder(shape: Shape, names: readonly string[]): void {
  for (const [index, order] of shape.orders.entries()) {
    const both = merged(order, names);
    if (both) {
      shape.orders[index] = both;
      return;
    }
  }
  if (shape.orders.length < MOST_ORDERS) shape.orders.push([...names]);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The struct inside a column's type and the lists around it. */
function structOf(type: ColumnType): readonly Column[] | null {
  if (type.kind === "list") return structOf(type.item);
  return type.kind === "struct" ? type.fields : null;
}

function learnValue(shape: Shape, fields: readonly Column[], value: unknown): void {
  if (Array.isArray(value)) for (const item of value) learnValue(shape, fields, item);
  if (!isObject(value)) return;
  learnOrder(shape, Object.keys(value));
  for (const {name, type} of fields) {
    const inside = structOf(type);
    if (!inside) continue;
    const inner = shape.inner.get(name) ?? emptyShape();
    shape.inner.set(name, inner);
    learnValue(inner, inside, value[name]);
  }
}

/** Learns from some rows the orders in which a file writes the names of its columns. */
export function shapeOf(columns: readonly Column[], rows: Iterable<unknown>): Shape {
  const shape = emptyShape();
  for (const row of rows) learnValue(shape, columns, row);
  return shape;
}

/** Columns in the first order that was seen to hold them all, those inside them too; as they are where there is none. */
export function columnsInOrder(columns: readonly Column[], shape: Shape | undefined): Column[] {
  const order = shape?.orders.find((names) => columns.every(({name}) => names.includes(name)));
  const typed = (type: ColumnType, inner: Shape | undefined): ColumnType => {
    if (type.kind === "list") return {kind: "list", item: typed(type.item, inner)};
    return type.kind === "struct" ? {kind: "struct", fields: columnsInOrder(type.fields, inner)} : type;
  };
  const sorted = order ? [...columns].sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name)) : columns;
  return sorted.map((column) => ({...column, type: typed(column.type, shape?.inner.get(column.name))}));
}
