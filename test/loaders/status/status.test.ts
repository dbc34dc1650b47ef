import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {legalStatus, type StatusCase, statusOn, type StatusOrder} from "../../../loaders/status/status.js";

const RECORDED = "2026-01-01";
const sample = (id: string, rest: Partial<StatusOrder>): StatusOrder => ({
  id,
  case_id: "sample-case",
  flow: "sample-flow",
  restriction: "none",
  binds: [],
  from: null,
  until: null,
  until_recorded: null,
  recorded: RECORDED,
  ...rest
});
const cases: StatusCase[] = [
  {id: "sample-case", court_id: "court-a", recorded: RECORDED},
  {id: "other-case", court_id: "court-b", recorded: RECORDED}
];
const question = {flow: "sample-flow", verifiedThrough: "2026-07-28"};
const on = (orders: StatusOrder[], day: string, rest: {asKnown?: string} = {}) =>
  statusOn(legalStatus(orders, cases, {...question, ...rest}), day);

describe("the legal status", () => {
  const notice = sample("notice", {
    restriction: "notice",
    from: "2025-09-05",
    until: "2025-11-21",
    binds: ["agency-a"]
  });
  const bar = sample("bar", {restriction: "barred", from: "2025-11-21", binds: ["agency-a"]});
  const otherBar = sample("other-bar", {
    case_id: "other-case",
    restriction: "barred",
    from: "2026-02-05",
    binds: ["agency-b"]
  });
  const affirmance = sample("affirmance", {case_id: "third-case", from: "2026-02-24"});

  it("is no limit before the first order", () => {
    expect(on([notice, bar], "2025-08-07")).toMatchObject({
      restriction: "none",
      order_ids: [],
      court_ids: [],
      binds: [],
      from: null,
      until: "2025-09-05"
    });
  });
  it("takes an order's last day to be the day before its end", () => {
    expect(on([notice, bar], "2025-11-20").restriction).toBe("notice");
    expect(on([notice, bar], "2025-11-21")).toMatchObject({restriction: "barred", order_ids: ["bar"]});
  });
  it("names every court that sets the restriction and everyone who is bound", () => {
    expect(on([notice, bar, otherBar], "2026-03-01")).toMatchObject({
      court_ids: ["court-a", "court-b"],
      binds: ["agency-a", "agency-b"]
    });
  });
  it("names only the courts of the strictest limit, and every order that limits", () => {
    const late = sample("late-notice", {case_id: "other-case", restriction: "notice", from: "2025-12-01"});
    expect(on([bar, late], "2026-01-01")).toMatchObject({court_ids: ["court-a"], order_ids: ["bar", "late-notice"]});
  });
  it("lets a denial or an affirmance lift nobody else's order", () => {
    expect(legalStatus([notice, bar, affirmance], cases, question)).toEqual(
      legalStatus([notice, bar], cases, question)
    );
  });
  it("leaves out orders about another flow", () => {
    expect(legalStatus([bar, {...otherBar, flow: "another-flow"}], cases, question)).toEqual(
      legalStatus([bar], cases, question)
    );
  });
  it("leaves out an order whose first day is not known", () => {
    expect(legalStatus([{...bar, from: null}], cases, question)).toEqual(legalStatus([], cases, question));
  });
  it("says of a day after the verified one that it was not verified", () => {
    expect(on([bar], "2026-07-28").verified).toBe(true);
    expect(on([bar], "2026-07-29")).toMatchObject({
      verified: false,
      restriction: "barred",
      verified_through: "2026-07-28"
    });
  });
  it("does not see an end that was recorded later than it is asked as known on", () => {
    const ended = {...bar, until: "2026-03-01", until_recorded: "2026-04-01"};
    expect(on([ended], "2026-05-01", {asKnown: "2026-03-31"}).restriction).toBe("barred");
    expect(on([ended], "2026-05-01", {asKnown: "2026-04-01"}).restriction).toBe("none");
  });

  const day = fc
    .integer({min: 0, max: 900})
    .map((days) => new Date(Date.UTC(2025, 0, 1 + days)).toISOString().slice(0, 10));
  const order = fc
    .record({
      case_id: fc.constantFrom("sample-case", "other-case"),
      flow: fc.constantFrom("sample-flow", "another-flow"),
      restriction: fc.constantFrom("none" as const, "notice" as const, "barred" as const),
      binds: fc.subarray(["agency-a", "agency-b", "agency-c"]),
      from: fc.option(day),
      days: fc.option(fc.integer({min: 1, max: 300})),
      later: fc.option(fc.integer({min: 0, max: 300})),
      recorded: day
    })
    .map(({days, later, ...rest}) => {
      const plus = (date: string, count: number) =>
        new Date(Date.parse(date) + count * 864e5).toISOString().slice(0, 10);
      const until = rest.from !== null && days !== null ? plus(rest.from, days) : null;
      return {...rest, until, until_recorded: until !== null && later !== null ? plus(rest.recorded, later) : null};
    });
  const orders = fc
    .array(order, {maxLength: 12})
    .map((list) => list.map((rest, index) => ({id: `order-${index}`, ...rest})));

  it("is for any orders, in any order, what going through them day by day gives", () => {
    fc.assert(
      fc.property(orders, day, fc.option(day, {nil: undefined}), fc.integer(), (given, asked, asKnown, turn) => {
        const rotated = given
          .slice(turn % (given.length || 1))
          .concat(given.slice(0, turn % (given.length || 1)))
          .reverse();
        const answer = on(rotated, asked, asKnown === undefined ? {} : {asKnown});
        const inForce = given.filter(
          (row) =>
            row.flow === "sample-flow" &&
            row.restriction !== "none" &&
            row.from !== null &&
            (asKnown === undefined || row.recorded <= asKnown) &&
            row.from <= asked &&
            (row.until === null ||
              asked < row.until ||
              (asKnown !== undefined && row.until_recorded !== null && row.until_recorded > asKnown))
        );
        expect(answer.order_ids).toEqual(inForce.map(({id}) => id).sort());
        expect(answer.restriction).toBe(
          inForce.some((row) => row.restriction === "barred") ? "barred" : inForce.length ? "notice" : "none"
        );
        expect(answer.binds).toEqual([...new Set(inForce.flatMap(({binds}) => binds))].sort());
      })
    );
  });
  it("is never changed by a row recorded after the day that it is asked as known on", () => {
    fc.assert(
      fc.property(orders, orders, day, (given, more, asKnown) => {
        const later = more.filter(({recorded}) => recorded > asKnown).map((row) => ({...row, id: `later-${row.id}`}));
        const asked = {...question, asKnown};
        expect(legalStatus([...later, ...given], cases, asked)).toEqual(legalStatus(given, cases, asked));
      })
    );
  });
  it("covers all time with intervals that touch and differ", () => {
    fc.assert(
      fc.property(orders, (given) => {
        const intervals = legalStatus(given, cases, question);
        expect(intervals[0]?.from).toBeNull();
        expect(intervals.at(-1)?.until).toBeNull();
        for (const [index, interval] of intervals.slice(1).entries()) {
          expect(interval.from).toBe(intervals[index]?.until);
          expect(interval.order_ids).not.toEqual(intervals[index]?.order_ids);
        }
      })
    );
  });
});
