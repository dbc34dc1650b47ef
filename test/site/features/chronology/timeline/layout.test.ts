import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {frameOf, markAt, marksOf, positionsOf} from "../../../../../site/features/chronology/timeline/layout.js";
import {timeScale} from "../../../../../site/features/chronology/timeline/scale.js";
import {laneOf} from "../../../../../site/features/chronology/timeline/rows.js";
import {sampleData} from "./sample.js";

const seed = Number(process.env["SEED"] ?? 20261122);

const laidOut = (count: number, of: number, width: number, k: number, every = 1) => {
  const data = sampleData(count, of);
  const frame = frameOf(data, width);
  const positions = positionsOf(data.events, frame, timeScale(data, frame.plot));
  const shown = Uint8Array.from(data.events, (_, index) => (index % every ? 0 : 1));
  return {data, frame, shown, positions, marks: marksOf(positions, shown, frame, k)};
};

describe("marks", () => {
  it("stand for every shown event once and for no other, in its lane, whatever the zoom", () => {
    fc.assert(
      fc.property(
        fc.integer({min: 0, max: 400}),
        fc.integer({min: 1, max: 99}),
        fc.constantFrom(320, 880, 1500),
        fc.double({min: 1, max: 80, noNaN: true}),
        fc.integer({min: 1, max: 3}),
        (count, of, width, k, every) => {
          const {data, frame, shown, marks} = laidOut(count, of, width, k, every);
          const told = marks.flatMap(({events}) => events).sort((a, b) => a - b);
          expect(told).toEqual(data.events.flatMap((_, index) => (shown[index] ? [index] : [])));
          for (const {lane, events, y} of marks) {
            expect(new Set(events.map((index) => laneOf(data.events[index]!)))).toEqual(
              new Set([frame.lanes[lane]!.id])
            );
            expect(y).toBeGreaterThan(frame.lanes[lane]!.top);
            expect(y).toBeLessThan(frame.lanes[lane]!.top + frame.lanes[lane]!.height);
          }
        }
      ),
      {seed, numRuns: 60}
    );
  });

  it("never run into one another, numbers that have grown included", () => {
    for (const k of [1, 4, 30]) {
      const ends = new Map<number, number>();
      for (const {y, x0, x1} of laidOut(2000, 7, 1100, k).marks) {
        expect(x0).toBeGreaterThan(ends.get(y) ?? -Infinity);
        ends.set(y, x1);
      }
    }
  });

  it("of a disclosure with a number stand alone at every width and zoom, with room for it", () => {
    fc.assert(
      fc.property(
        fc.integer({min: 1, max: 400}),
        fc.integer({min: 1, max: 99}),
        fc.constantFrom(284, 340, 880, 1500),
        fc.double({min: 1, max: 80, noNaN: true}),
        (count, of, width, k) => {
          const data = sampleData(count, of);
          const events = data.events.map((event, index) =>
            index === count - 1 ? {...event, kind: "disclosure" as const, short: "47,289"} : event
          );
          const frame = frameOf(data, width);
          const positions = positionsOf(events, frame, timeScale(data, frame.plot));
          const marks = marksOf(positions, new Uint8Array(count).fill(1), frame, k);
          const own = marks.find(({events: some}) => some.includes(count - 1))!;
          // A lane of a single row has a single event.
          expect(own.events).toEqual([count - 1]);
          expect(own.room - own.x1).toBeGreaterThan(6 * 6.5);
          const ends = new Map<number, number>();
          for (const {y, x0, x1} of marks) {
            expect(x0).toBeGreaterThan(ends.get(y) ?? -Infinity);
            ends.set(y, x1);
          }
        }
      ),
      {seed, numRuns: 100}
    );
  });

  it("of key events with a short name come first, orders before the rest, and nothing stands in the way of a name", () => {
    const names = fc.sample(
      fc.record({
        count: fc.integer({min: 3, max: 400}),
        of: fc.integer({min: 1, max: 99}),
        width: fc.constantFrom(340, 880, 1500),
        k: fc.double({min: 1, max: 40, noNaN: true})
      }),
      {seed, numRuns: 40}
    );
    let placed = 0;
    for (const {count, of, width, k} of names) {
      const data = sampleData(count, of);
      const events = data.events.map((event, index) =>
        index < 3 ? {...event, key: true, name: "A sample name", kind: index ? event.kind : ("order" as const)} : event
      );
      const frame = frameOf(data, width);
      const positions = positionsOf(events, frame, timeScale(data, frame.plot));
      const marks = marksOf(positions, new Uint8Array(count).fill(1), frame, k);
      expect(marks.flatMap((mark) => mark.events).sort((a, b) => a - b)).toEqual(events.map((_, index) => index));
      for (const mark of marks) {
        if (!mark.name) continue;
        placed += 1;
        expect(mark.events).toHaveLength(1);
        const room = 13 * 6.5;
        const [from, to] = mark.name === "after" ? [mark.x0, mark.x1 + room] : [mark.x0 - room, mark.x1];
        const others = marks.filter((other) => other !== mark && other.y === mark.y);
        expect(others.filter(({x0, x1}) => x0 < to && from < x1)).toEqual([]);
      }
      // An order is named wherever its lane has a row besides the one for numbers.
      const order = marks.find((mark) => mark.events.includes(0))!;
      if (frame.lanes[order.lane]!.rows > 1) expect(order.name).toBeDefined();
    }
    expect(placed).toBeGreaterThan(40);
  });

  it("are fewer when far away and come apart when near", () => {
    const far = laidOut(2000, 3, 1000, 1).marks.length;
    const near = laidOut(2000, 3, 1000, 40).marks.length;
    expect(near).toBeGreaterThan(far * 1.5);
  });

  it("are found where they are drawn", () => {
    const {marks, frame} = laidOut(60, 5, 1000, 2);
    const view = {k: 2, tx: -300};
    for (const mark of marks) {
      const found = markAt(marks, frame, view, frame.left + view.tx + (mark.x0 + mark.x1) / 2, mark.y, 8);
      expect(found?.events).toEqual(mark.events);
    }
    expect(markAt(marks, frame, view, -5000, 20, 8)).toBeUndefined();
  });
});
