import {expect, test} from "vitest";
import {readRecord} from "../../loaders/rules/directory.js";
import {ordersRead} from "../../site/record/ordersread.js";

const {record} = await readRecord("data");
if (!record) throw new Error("the record is not sound");
const rows = <R>(entries: readonly {row: R}[]) => entries.map(({row}) => row);
const sources = rows(record.tables.sources);
const checked = new Set(rows(record.tables.claims).map(({appears_in}) => appears_in));

test("every source but the coverage that is checked says how much of it was read, and where or why that is not known", () => {
  const unsaid = sources.filter(
    ({id, read, url, copy_url, publisher, note}) =>
      !checked.has(id) &&
      (read === null || (url === null && copy_url === null && !(note && /does not name/.test(publisher ?? ""))))
  );
  expect(unsaid.map(({id}) => id)).toEqual([]);
});

test("every address of an original says whether it was seen or derived, and no publisher names the copy", () => {
  expect(sources.filter(({url, address}) => (url === null) !== (address === null)).map(({id}) => id)).toEqual([]);
  expect(sources.filter(({publisher}) => / via |mirror|copy of/i.test(publisher ?? "")).map(({id}) => id)).toEqual([]);
});

test("every order says how much of it was read, and one graded primary was read itself", () => {
  const orders = rows(record.tables.orders);
  expect(orders.filter(({read}) => read === null).map(({id}) => id)).toEqual([]);
  const primary = orders.filter(({grade}) => grade === "primary").map(({id}) => id);
  const read = ordersRead(orders)
    .slice(0, 2)
    .flatMap((group) => group.orders.map(({id}) => id));
  expect(read).toEqual(expect.arrayContaining(primary));
});
