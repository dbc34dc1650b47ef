import {expect, it} from "vitest";
import {rechecks} from "../../../../site/features/methods/rechecks.js";
import type {Check} from "../../../../loaders/schema/tables/checks.js";
import {documentOf} from "../../../../site/cli/builtpages.js";
import {sampleSite} from "../../../tools/site.js";

const site = await sampleSite();
const check = (id: string, of: string[], outcome: Check["outcome"], count: number, row_ids: string[] = []): Check => ({
  id,
  date: "2026-03-01",
  drawn: "5 rows at random",
  of,
  outcome,
  count,
  row_ids,
  note: null,
  recorded: "2026-03-01"
});
const drawn = (checks: Check[]) =>
  documentOf(`<!doctype html><html><body>${rechecks({...site, tables: {...site.tables, checks}}).text}</body></html>`);

it("a draw is one line, with its parts and what they come to, and says which rows disagreed, or that nobody noted it", () => {
  const event = site.tables.events[0]!.id;
  const checks = [
    check("a", ["events", "orders"], "agrees-second-copy", 2),
    check("b", ["events", "orders"], "disagrees", 1),
    check("c", ["observations"], "agrees-cited-copy", 2)
  ];
  const page = drawn(checks);
  expect([...page.querySelectorAll(".rechecks > li")].map(({textContent}) => textContent)).toEqual([
    "March 1, 2026. 5 rows at random (3 + 2). Of 3 rows of events, orders: 2 of 3 that could be compared agree (67%). 2 agree with a second copy, 1 disagree. Of 2 rows of observations: 2 agree with the cited copy, read again."
  ]);
  expect(page.body.textContent).toContain("Nobody noted which row disagreed.");
  const known = drawn(checks.map((one) => (one.outcome === "disagrees" ? {...one, row_ids: [event]} : one)));
  expect(known.body.textContent).not.toContain("Nobody noted");
  expect(known.querySelector(`a[href$="${event}"]`)).not.toBeNull();
});

it("says which share agrees of the rows that could be compared, and no share where only agreement was counted", () => {
  const page = drawn([
    check("a", ["events"], "agrees-second-copy", 19),
    check("b", ["events"], "agrees-cited-copy", 11),
    check("c", ["events"], "disagrees", 2),
    check("d", ["events"], "no-second-copy", 13),
    check("e", ["events"], "not-looked-up", 15)
  ]);
  expect(page.querySelector(".rechecks > li")?.textContent).toContain(
    "Of 60 rows of events: 30 of 32 that could be compared agree (94%)."
  );
  for (const alone of ["agrees-cited-copy", "not-looked-up"] as const)
    expect(drawn([check("a", ["events"], alone, 7)]).body.textContent).not.toMatch(/%|compared/);
});
