import {parseHTML} from "linkedom";
import {beforeAll, describe, expect, it} from "vitest";
import {legalStatus, statusOn} from "../../../../../loaders/status/status.js";
import {formatStatus, nameFlow} from "../../../../../loaders/status/statusmessages.js";
import {readRecord} from "../../../../../loaders/rules/directory.js";
import {timelineFigure} from "../../../../../site/features/chronology/timeline/figure.js";
import type {TimelineData} from "../../../../../site/features/chronology/timeline/rows.js";
import {orderIdsOn, statusSentence} from "../../../../../site/features/chronology/timeline/words.js";
import {recordData} from "./record.js";
import {sampleData} from "./sample.js";

const drawn = (data: TimelineData) => {
  const {document} = parseHTML("<!doctype html><html><body></body></html>");
  const figure = timelineFigure(document, data);
  document.body.append(figure);
  return {figure, text: document.body.innerHTML};
};

describe("the figure of a build", () => {
  let data: TimelineData;
  beforeAll(async () => {
    data = await recordData();
  });

  it("says of a day what each court that barred left open, in place of a mention of its orders’ terms", () => {
    const said = data.status.at(-1)!.intervals.map(({words}) => words);
    expect(said).toContainEqual(
      expect.stringMatching(
        /^two courts barred .*: N\. Sample except in accordance with the sample act, and S\. Sample\.$/
      )
    );
    expect(said).toContainEqual(
      expect.stringMatching(/^one court \(N\. Sample\) barred .*, except in accordance with the sample act\.$/)
    );
  });

  it("shows every event of the record, drawn alone or counted, in both widths", () => {
    const {figure} = drawn(data);
    for (const size of ["wide", "narrow"]) {
      const picture = figure.querySelector(`.timeline-${size}`)!;
      const drawnBy = (paths: string) =>
        [...picture.querySelectorAll(paths)].reduce(
          (sum, path) => sum + (path.getAttribute("d") ?? "").split("M").length - 1,
          0
        );
      const points = drawnBy(".timeline-mark");
      const spans = drawnBy(".timeline-span");
      const counted = Number(picture.querySelector(".timeline-count")?.getAttribute("data-events"));
      expect(points + spans + counted).toBe(data.events.length);
      expect(picture.getAttribute("aria-label")).toContain(`${data.events.length} events`);
    }
  });

  it("gives every court with events a lane of its own", () => {
    const names = [...drawn(data).figure.querySelectorAll(".timeline-wide .timeline-lane")].map(
      (text) => text.textContent
    );
    expect(names).toEqual(
      expect.arrayContaining([
        "Agencies",
        "N. Sample",
        "Sample Cir.",
        "S. Sample",
        "Congress, watchdogs",
        "Press and public"
      ])
    );
    expect(new Set(names).size).toBe(names.length);
  });

  it("says by how much the first years are drawn tighter", () =>
    expect(drawn(sampleData(140)).figure.textContent).toMatch(/Before 2025 the scale is \d+ times tighter/));

  it("names each of few events, if it must be by the beginning of its title", () => {
    const {events, ...rest} = sampleData(300);
    const few = events
      .filter(({date_start, precision}) => date_start > "2025" && precision === "day")
      .slice(0, 6)
      .map((event, index) => ({
        ...event,
        key: false,
        lane: (["agencies", "congress", "press"] as const)[index % 3]!,
        date_start: `2025-0${1 + Math.floor(index / 3) * 5}-10`,
        date_end: `2025-0${1 + Math.floor(index / 3) * 5}-10`,
        title: `${event.title}, ${"and more of it ".repeat(5).trim()}`
      }));
    const titles = [...drawn({...rest, events: few}).figure.querySelectorAll(".timeline-wide .timeline-title")].map(
      ({textContent}) => textContent
    );
    expect(titles).toHaveLength(6);
    for (const title of titles) expect(title).toMatch(/^Sample event \d+.*…$/);
  });

  it("names a disclosure by its number, and colors a number that one is among", () => {
    const sample = sampleData(300);
    const first = sample.events.findIndex(({lane, precision}) => lane === "agencies" && precision === "day");
    const others = sample.events.map((event) =>
      event.kind === "disclosure" ? {...event, kind: "hearing" as const} : event
    );
    const named = drawn({
      ...sample,
      events: others.with(first, {...others[first]!, kind: "disclosure", short: "47,289"})
    });
    for (const size of ["wide", "narrow"]) {
      const picture = named.figure.querySelector(`.timeline-${size}`)!;
      expect(picture.querySelector(".timeline-mark-disclosure")?.getAttribute("d")).toMatch(/^M/);
      expect([...picture.querySelectorAll(".timeline-title")].map(({textContent}) => textContent)).toContain("47,289");
      expect(picture.querySelector(".timeline-pill-disclosure")?.getAttribute("d")).toBe("");
    }
    const gathered = drawn(sample).figure.querySelector(".timeline-narrow .timeline-pill-disclosure");
    expect(gathered?.getAttribute("d")).toMatch(/^M/);
  });

  it("draws the days that an event may be of in one even tone", () => {
    const spans = [...drawn(sampleData(300)).figure.querySelectorAll(".timeline-wide .timeline-span-plain")];
    expect(spans).toHaveLength(1);
  });

  it("marks what is barred with an exception, and explains it", () => {
    const sample = sampleData(20);
    const status = sample.status.map((epoch) => ({
      ...epoch,
      intervals: epoch.intervals.map((one) => ({...one, excepts: one.restriction === "barred"}))
    }));
    const says = (of: TimelineData) => drawn(of).figure.querySelector(".timeline-legend")?.textContent;
    expect(
      drawn({...sample, status})
        .figure.querySelector(".timeline-wide .timeline-holes")
        ?.getAttribute("d")
    ).toMatch(/^M/);
    expect(says({...sample, status})).toContain("with an exception");
    expect(says(sample)).not.toContain("with an exception");
  });

  it("explains the bands that it has, and no other", () => {
    const sample = sampleData(20);
    const only = (restriction: "notice" | "barred") =>
      sample.status.map((epoch) => ({...epoch, intervals: epoch.intervals.map((one) => ({...one, restriction}))}));
    const says = (of: TimelineData) =>
      [...drawn(of).figure.querySelectorAll(".timeline-legend li")].map((item) => item.textContent);
    expect(says({...sample, status: only("notice")})).toContain("notice first");
    expect(says({...sample, status: only("notice")})).not.toContain("barred");
    expect(says({...sample, status: only("barred")})).toContain("barred");
    expect(says({...sample, status: only("barred")})).not.toContain("notice first");
  });

  it("is the same text every time", () => expect(drawn(data).text).toBe(drawn(data).text));

  it("keeps markup in a title out of the page", () => {
    const bad = sampleData(3);
    const text = drawn({
      ...bad,
      events: bad.events.map((event) => ({...event, title: "</script><img src=x onerror=alert(1)>"}))
    }).text;
    expect(text).not.toContain("<img");
    expect(text.match(/<\/script>/g)).toHaveLength(1);
  });

  it("draws nothing and breaks nothing where there are no events", () =>
    expect(drawn({...sampleData(0), status: []}).figure.textContent).toContain("0 events"));

  // The column of names has room for 24 letters, the narrow picture for 45.
  it.each([
    ["Addresses", ["Addresses"], "Addresses"],
    [
      "The flow that this story asks about",
      ["The flow that this story", "asks about"],
      "The flow that this story asks about"
    ],
    [
      "Addresses of people who filed a return from one agency to another",
      ["Addresses of people who", "filed a return from…"],
      "Addresses of people who filed a return from…"
    ],
    ["Unbreakable".repeat(9), [`${"Unbreakable".repeat(9).slice(0, 23)}…`], `${"Unbreakable".repeat(9).slice(0, 44)}…`]
  ])("keeps the name of a flow out of the picture, however long it is: %s", (flow, wide, narrow) => {
    const {figure} = drawn({...sampleData(9), flow});
    const names = (size: string) =>
      [...figure.querySelectorAll(`.timeline-${size} .timeline-lane-status`)].map(
        (text) => text.firstChild?.textContent
      );
    expect(names("wide")).toEqual(wide);
    expect(names("narrow")).toEqual([narrow]);
    const whole = [...figure.querySelectorAll(".timeline-wide .timeline-lane-status")]
      .at(-1)!
      .querySelector("title")?.textContent;
    expect(whole).toBe(wide.join("").includes("…") ? flow : undefined);
  });

  it("says of any day what the command says, before what the courts leave open", async () => {
    const {record} = await readRecord("test/record");
    const {edition, tables} = record!;
    const name = (rows: {row: {id: string; short_name: string}}[]) => (id: string) =>
      rows.find(({row}) => row.id === id)?.row.short_name ?? id;
    const intervals = legalStatus(
      tables.orders.map(({row}) => row),
      tables.cases.map(({row}) => row),
      {flow: edition.flow, verifiedThrough: edition.verified_through}
    );
    const names = {
      flow: nameFlow(tables.flows.find(({row}) => row.id === edition.flow)!.row),
      agency: name(tables.agencies),
      court: name(tables.courts)
    };
    const status = (on: string) => statusOn(intervals, on);
    const said = (on: string) => formatStatus({...status(on), verified: true, binds: []}, names).replace(/ \(.*$/, "");
    for (const on of ["1990-01-01", "2021-02-28", "2021-03-15", "2021-07-01", "2021-09-15", "2022-03-31"])
      expect([statusSentence(data, on, edition.edition), orderIdsOn(data, on, edition.edition)]).toEqual([
        expect.stringContaining(said(on)),
        status(on).order_ids
      ]);
  });

  it("says that the answer is by the record of today, or as known on the day that was asked for", () => {
    const asked = (editions: string[]) => statusSentence({...data, editions}, "2021-07-01", data.edition);
    expect(asked([data.edition])).toMatch(/\nBy what the record holds today\.$/);
    expect(asked(["2022-04-10", data.edition])).toMatch(/\nAs known on [^\n]+\.$/);
  });

  it("answers no day after the last verified one", () => {
    const {verifiedThrough} = data;
    expect(verifiedThrough).toBe("2022-03-31");
    expect(statusSentence(data, "2022-11-01", data.edition)).toBe(
      "No answer after March 31, 2022, the last day for which the record was verified."
    );
    expect(orderIdsOn(data, "2022-11-01", data.edition)).toEqual([]);
  });

  it("says that nothing was known before the first row was recorded", () =>
    expect(statusSentence(data, "2021-12-01", "2021-12-31")).toContain("held nothing yet"));
});
