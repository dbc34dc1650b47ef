import {describe, expect, it} from "vitest";
import {calendar} from "../../../../site/features/publish/calendar.js";
import {followLine} from "../../../../site/features/publish/follow.js";
import type {Event} from "../../../../loaders/schema/tables/events.js";
import es from "../../../../site/words/es.js";
import {speak} from "../../../../site/words/words.js";
import {randomSite} from "../randomrecord.js";
import {installed} from "../../../run/debian.js";
import {python} from "./python.js";

interface Entry {
  uid: string;
  summary: string;
  description: string;
  start: string;
  end: string;
  allDay: boolean;
  status: string;
  url: string | null;
}

const parse = (text: string) =>
  python(
    `import datetime, icalendar, json, sys
c = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
print(json.dumps([{"uid": str(e["uid"]), "summary": str(e["summary"]), "description": str(e["description"]),
  "start": e["dtstart"].dt.isoformat(), "end": e["dtend"].dt.isoformat(),
  "allDay": not isinstance(e["dtstart"].dt, datetime.datetime), "status": str(e["status"]),
  "url": str(e["url"]) if "url" in e else None} for e in c.walk("vevent")]))`,
    text
  ) as Entry[];

const origin = "https://news.example/addresses/";
const site = randomSite(11);
const [made] = site.tables.events;
const withEvents = (events: readonly Partial<Event>[]) => ({
  ...site,
  tables: {
    ...site.tables,
    events: events.map((event, index): Event => ({
      ...made!,
      kind: "hearing",
      precision: "day",
      id: `event-${index}`,
      ...event
    }))
  }
});
const day = (date: string) => ({date, date_start: date, date_end: date});

describe("the calendar of a case", () => {
  const [one, two] = site.tables.cases;
  const shown = withEvents([
    {...day("2026-02-28"), case_id: one!.id, order_ids: []},
    {...day("2026-03-01"), case_id: two!.id, order_ids: []},
    {...day("2026-03-02"), case_id: null, order_ids: []}
  ]);
  const uids = (text: string) => [...text.matchAll(/^UID:(.+)\r$/gm)].map(([, uid]) => uid);

  it("has its own hearings and deadlines alone, by the ids that the whole calendar gives them, under its name", () => {
    const text = calendar(shown, {origin, case_id: one!.id});
    expect(uids(text)).toEqual(["event-0@random-record"]);
    expect(uids(calendar(shown, {origin})).slice(0, 1)).toEqual(uids(text));
    expect(text.replace(/\r\n /g, "")).toContain(`NAME:${site.edition.title}: `);
    expect(text.replace(/\r\n /g, "")).toContain(`URL:${origin}chronology#event-0`);
    expect(() => calendar(shown, {origin, case_id: "no-such-case"})).toThrow("there is no case no-such-case");
  });

  it("is offered, in its language, where it has something and only there", () => {
    const links = (line: {text: string}) => [...line.text.matchAll(/href="([^"]+)"/g)].map(([, to]) => to);
    const bare = withEvents([{...day("2026-03-01"), kind: "report", case_id: one!.id, order_ids: []}]);
    expect(links(followLine(shown, one!.id))).toEqual([`/cases/${one!.id}.xml`, `/cases/${one!.id}.ics`]);
    expect(links(followLine(shown))).toEqual(["/feed.xml", "/calendar.ics"]);
    expect(links(followLine(bare, one!.id))).toEqual([`/cases/${one!.id}.xml`]);
    speak(es, () => {
      expect(links(followLine(shown, one!.id))).toEqual([`/es/cases/${one!.id}.xml`, `/es/cases/${one!.id}.ics`]);
    });
  });
});

it("the link to a calendar says so where all of its days are past", () => {
  const [one] = site.tables.cases;
  const line = (date: string, edition: string) =>
    followLine(
      {...withEvents([{...day(date), case_id: one!.id, order_ids: []}]), edition: {...site.edition, edition}},
      one!.id
    ).text.replace(/<[^>]+>/g, "");
  expect(line("2026-03-01", "2026-03-02")).toMatch(/calendar of past hearings and deadlines$/);
  for (const today of ["2026-03-01", "2026-02-28"])
    expect(line("2026-03-01", today)).toMatch(/calendar of hearings and deadlines$/);
});

it("a day is certain where it is known, and neither near nor that of an order of uncertain day", () => {
  const status = (event: Partial<Event>, date = "2026-03-01") => {
    const shown = withEvents([{...day("2026-03-01"), canceled: null, ...event}]);
    const orders = [{...site.tables.orders[0]!, id: "an-order", date}];
    return /^STATUS:(.+)\r$/m.exec(calendar({...shown, tables: {...shown.tables, orders}}, {origin}))?.[1];
  };
  const made = {order_ids: ["an-order"]};
  expect(status({order_ids: []})).toBe("CONFIRMED");
  expect(status(made)).toBe("CONFIRMED");
  expect(status(made, "2026-03-01?")).toBe("TENTATIVE");
  expect(status({order_ids: [], precision: "approximate", date: "2026-03-01~"})).toBe("TENTATIVE");
});

describe.skipIf(!installed("python3-icalendar"))("the calendar", () => {
  it("has each hearing and deadline of a known day, all day, to another program's reader", () => {
    const entries = parse(
      calendar(
        withEvents([
          {...day("2026-02-28"), title: "Argument; before three judges, en banc\\", summary: "One\ntwo"},
          {...day("2025-12-31"), kind: "deadline"},
          {...day("2026-03-01"), kind: "report"},
          {date: "2026-02-25/..", date_start: "2026-02-25", date_end: "9999-12-31", precision: "interval"}
        ]),
        {origin}
      )
    );
    expect(entries.map(({uid}) => uid)).toEqual(["event-0@random-record", "event-1@random-record"]);
    expect(entries[0]).toMatchObject({
      summary: "Argument; before three judges, en banc\\",
      description: "One\ntwo",
      start: "2026-02-28",
      end: "2026-03-01",
      allDay: true,
      status: "CONFIRMED",
      url: "https://news.example/addresses/chronology#event-0"
    });
    expect(entries[1]).toMatchObject({start: "2025-12-31", end: "2026-01-01"});
  });

  it("keeps its ids in another language, and leads to the pages of that language", () => {
    const shown = withEvents([{...day("2026-02-28")}]);
    const [entry] = parse(speak(es, () => calendar(shown, {origin, localPath: (path) => `/es${path}`})));
    expect(entry).toMatchObject({uid: "event-0@random-record", url: `${origin}es/chronology#event-0`});
    expect(calendar(shown, {origin})).toContain("//EN\r\n");
    expect(speak(es, () => calendar(shown, {origin}))).toContain("//ES\r\n");
  });

  it("keeps one that was called off, as canceled, and says that a day which is near is not certain", () => {
    const text = calendar(
      withEvents([
        {...day("2026-02-28"), canceled: "2026-02-20"},
        {...day("2026-03-01"), precision: "approximate", date: "2026-03-01~"}
      ]),
      {origin: null}
    );
    expect(parse(text).map(({uid, status, url}) => [uid, status, url])).toEqual([
      ["event-0@random-record", "CANCELLED", null],
      ["event-1@random-record", "TENTATIVE", null]
    ]);
  });

  it("writes a day and a text as the RFC's own examples have them", () => {
    // RFC 5545, sections 3.6.1 (an event that takes no time, on a day) and 3.3.11 (a text of three lines).
    const summary = "Project XYZ Final Review\nConference Room - 3B\nCome Prepared.";
    const lines = calendar(withEvents([{...day("1997-11-02"), title: "Our Blissful Anniversary", summary}]), {
      origin: null
    }).split("\r\n");
    for (const line of [
      "DTSTART;VALUE=DATE:19971102",
      "SUMMARY:Our Blissful Anniversary",
      "TRANSP:TRANSPARENT",
      "DESCRIPTION:Project XYZ Final Review\\nConference Room - 3B\\nCome Prepared."
    ])
      expect(lines).toContain(line);
  });

  it("folds no line beyond 75 octets and cuts no character, as RFC 5545 asks", () => {
    const title = "Anhörung über 税務 🏛️ ".repeat(20).trim();
    const text = calendar(withEvents([{...day("2026-02-28"), title}]), {origin});
    for (const line of text.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    expect(parse(text)[0]?.summary).toBe(title);
  });

  it("gives text no way to write lines of its own", () => {
    const text = calendar(
      withEvents([{...day("2026-02-28"), title: "A\r\nATTACH:file:///etc/passwd\nEND:VCALENDAR"}]),
      {origin}
    );
    expect(text).not.toMatch(/^ATTACH/m);
    expect(parse(text)).toHaveLength(1);
  });
});
