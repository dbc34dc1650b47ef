import fc from "fast-check";
import {expect, test} from "vitest";
import {Board} from "../../../../../site/features/explore/crossfilter/cube.js";
import {maskOf, type Pick} from "../../../../../site/features/explore/crossfilter/filter.js";
import {selectionOf} from "../../../../../site/features/explore/crossfilter/selection.js";
import {finish} from "../../../../../site/features/explore/crossfilter/slices.js";
import {parts, profilesOf, sampleTable, somePick} from "./sample.js";

/** The same counts by going over all rows and asking every filter. */
function naive(board: Board, picks: readonly Pick[]) {
  const {profiles, rowCount} = board;
  const passes = (row: number, except: number) =>
    profiles.every(
      (profile, column) =>
        column === except || !profile.codes || (maskOf(profile, picks[column]!)?.[profile.codes[row]!] ?? 1) === 1
    );
  const rows = Array.from({length: rowCount}, (_, row) => row);
  const slots = profiles.map(({codes}, column) => {
    if (!codes) return null;
    const {of, count} = board.slots[column]!;
    return Array.from(
      {length: count},
      (_, slot) => rows.filter((row) => of[codes[row]!] === slot && passes(row, column)).length
    );
  });
  return {count: rows.filter((row) => passes(row, -1)).length, slots};
}

const plain = ({count, slots}: Board["counts"]) => ({count, slots: slots.map((own) => own && [...own])});

test("after any picks, brushes and changes of column the counts are those of going over all rows", () => {
  const moves = fc.array(fc.tuple(fc.nat(), parts), {minLength: 1, maxLength: 6});
  fc.assert(
    fc.property(sampleTable(), moves, (table, moves) => {
      const board = new Board(profilesOf(table), table[0]!.values.length);
      expect(plain(board.counts)).toEqual(naive(board, board.picks));
      for (const [number, part] of moves) {
        const column = number % table.length;
        if (board.active !== column) finish(board.activate(column));
        for (const share of [0.5, 1]) {
          board.pick(column, somePick(board.profiles[column]!, [part[0] * share, part[1], part[2]]));
          expect(board.count()).toBe(true);
          expect(plain(board.counts)).toEqual(naive(board, board.picks));
        }
      }
    }),
    {numRuns: 300}
  );
});

test("a cube that rests on what was picked elsewhere is dropped when that changes", () => {
  const board = new Board(
    profilesOf([
      {type: "INTEGER", values: [1, 2, 3]},
      {type: "INTEGER", values: [1, 1, 2]}
    ]),
    3
  );
  finish(board.activate(0));
  expect(board.active).toBe(0);
  board.pick(1, {range: [0, 1], codes: new Set()});
  expect(board.active).toBe(-1);
  expect(board.count()).toBe(false);
});

test("a selection's rows are those that its test lets pass, in any portion", () => {
  fc.assert(
    fc.property(
      sampleTable(),
      fc.array(parts, {minLength: 5, maxLength: 5}),
      fc.nat(20),
      fc.nat(20),
      (table, all, from, limit) => {
        const profiles = profilesOf(table);
        const total = table[0]!.values.length;
        const picks = profiles.map((profile, column) => somePick(profile, all[column]!));
        const board = new Board(profiles, total);
        const {count} = naive(board, picks);
        const selection = selectionOf({profiles, picks, count, total, noun: "rows", moving: false});
        const rows = Array.from({length: total}, (_, row) => row).filter(selection.has);
        expect([...selection.rows()]).toEqual(rows);
        expect([...selection.rows(from, limit)]).toEqual(rows.slice(from, from + limit));
        expect(rows.length).toBe(count);
      }
    )
  );
});
