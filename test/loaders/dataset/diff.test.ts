import fc from "fast-check";
import {expect, test} from "vitest";
import {draftCorrections} from "../../../loaders/dataset/corrections.js";
import {formatDiff, diffTable} from "../../../loaders/dataset/diff.js";
import {
  columns,
  date,
  double,
  integer,
  list,
  slug,
  table,
  tables,
  text,
  type Row,
  type Table
} from "../../../loaders/index.js";

const meta = {title: "Sample", description: "A sample column."};
const apples = table({
  name: "apples",
  title: "Apples",
  description: "A made-up table.",
  row: columns({
    id: slug(meta),
    title: text({...meta, title: "Title"}),
    weight: double({...meta, title: "Weight"}).nullable(),
    until: date({...meta, title: "Until"}).nullable(),
    until_recorded: date(meta).nullable(),
    kinds: list(text(meta), {...meta, title: "Kinds"}),
    pips: integer({...meta, derived: true})
  }),
  key: ["id"],
  sort: ["id"],
  file: {format: "yaml", path: "apples.yaml"}
}) as unknown as Table;

const apple = (id: string, more: Row = {}): Row => ({
  id,
  title: `Apple ${id}`,
  weight: 1,
  until: null,
  until_recorded: null,
  kinds: [],
  pips: 5,
  ...more
});
const words = (was: Row[], is: Row[]) => formatDiff(diffTable({table: apples, was, is}));

test("the same rows in another order do not differ, nor do columns that are derived", () => {
  expect(diffTable({table: apples, was: [apple("a"), apple("b")], is: [apple("b", {pips: 6}), apple("a")]})).toEqual(
    []
  );
});

test("what changed is said cell by cell, numbers with their difference", () => {
  expect(
    words(
      [apple("a", {weight: 47289, kinds: ["red", "green"]})],
      [apple("a", {weight: 47298, until: "2026-03-01", kinds: ["red", "blue"]})]
    )
  ).toBe(
    "Apples: 1 changed\n  changed: a (Apple a)\n    Weight: was 47,289, is 47,298 (+9)\n    Until: was empty, is 2026-03-01\n    Kinds: now has blue; no longer has green"
  );
});

test("of a long text the part that differs is shown, with a little around it", () => {
  const long = "It had been raining in the orchard for a long while when the apples of the year were picked by hand";
  expect(words([apple("a", {title: long})], [apple("a", {title: long.replace("year", "season")})])).toContain(
    "Title: was … when the apples of the year were picked by hand, is … when the apples of the season were picked by hand"
  );
});

test("a row that is new, one that is gone and one that has another id are told apart", () => {
  expect(
    words([apple("a"), apple("b", {weight: 2})], [apple("c", {weight: 3}), apple("bee", {weight: 2, title: "Apple b"})])
  ).toBe("Apples: 1 new, 1 renamed, 1 gone\n  new: c (Apple c)\n  renamed: b is now bee\n  gone: a (Apple a)");
});

test("a table that is derived is compared too, the day of verification aside", () => {
  const interval = (restriction: string, verified_through: string): Row => ({
    flow: "a-b",
    from: null,
    until: null,
    restriction,
    order_ids: [],
    court_ids: [],
    binds: [],
    verified_through
  });
  const status = tables.status as unknown as Table;
  expect(
    diffTable({table: status, was: [interval("none", "2026-01-01")], is: [interval("none", "2026-02-01")]})
  ).toEqual([]);
  expect(
    formatDiff(
      diffTable({table: status, was: [interval("none", "2026-01-01")], is: [interval("notice", "2026-01-01")]})
    )
  ).toContain("changed: a-b …\n    Restriction: was none, is notice");
});

test("a correction is drafted for a row that says something else, and not for news", () => {
  const was = [apple("a"), apple("b"), apple("c"), apple("d")];
  const is = [
    apple("a", {weight: 2}),
    apple("b", {until: "2026-03-01", until_recorded: "2026-03-02"}),
    apple("c", {until: "2026-03-01"}),
    apple("e", {weight: 9})
  ];
  expect(draftCorrections(diffTable({table: apples, was, is}), "2026-04-01")).toEqual([
    {
      id: "correction-2026-04-01-a",
      date: "2026-04-01",
      row_ids: ["a"],
      was: "Weight: 1",
      is: "Weight: 2",
      recorded: "2026-04-01"
    },
    {
      id: "correction-2026-04-01-c",
      date: "2026-04-01",
      row_ids: ["c"],
      was: "Until: empty",
      is: "Until: 2026-03-01",
      recorded: "2026-04-01"
    }
  ]);
});

test("from the one to the other and back say the same, turned round", () => {
  const row = fc
    .record({
      id: fc.constantFrom("a", "b", "c", "d", "e"),
      weight: fc.option(fc.integer()),
      title: fc.string(),
      kinds: fc.array(fc.constantFrom("red", "green"))
    })
    .map((more) => apple(more.id, more));
  const rows = fc.uniqueArray(row, {selector: ({id}) => id});
  fc.assert(
    fc.property(rows, rows, (a, b) => {
      const there = diffTable({table: apples, was: a, is: b});
      const back = diffTable({table: apples, was: b, is: a});
      const count = (changes: typeof there, kind: string) => changes.filter((change) => change.kind === kind).length;
      expect([
        count(there, "added"),
        count(there, "removed"),
        count(there, "changed"),
        count(there, "renamed")
      ]).toEqual([count(back, "removed"), count(back, "added"), count(back, "changed"), count(back, "renamed")]);
      expect(diffTable({table: apples, was: a, is: [...a].reverse()})).toEqual([]);
      // Taking the changes over makes the one into the other.
      const taken = new Map(a.map((one) => [one["id"], one]));
      for (const change of there) {
        if (change.kind === "removed") taken.delete(change.id);
        if (change.earlierId !== undefined) taken.delete(change.earlierId);
      }
      for (const change of there) if (change.kind !== "removed") taken.set(change.id, change.row);
      expect(diffTable({table: apples, was: b, is: [...taken.values()]})).toEqual([]);
    })
  );
});
