import {expect, test} from "vitest";
import {real} from "../real.js";
import {docket, docketEntry, pageOf, party, recapDocument} from "../../../../loaders/sources/courtlistener/schema.js";

interface Field {
  children?: Record<string, Field>;
}
type Options = Record<string, {actions: {POST: Record<string, Field>}}>;

test("every field that is read is one that the service states", () => {
  const options = JSON.parse(real("courtlistener-fields.json").toString()) as Options;
  const stated = (name: string) => options[name]!.actions.POST;
  const unknown = (shape: object, fields: Record<string, Field> | undefined) =>
    Object.keys(shape).filter((name) => !(name in (fields ?? {})));
  expect(unknown(docket.shape, stated("dockets"))).toEqual([]);
  expect(unknown(docketEntry.shape, stated("docket-entries"))).toEqual([]);
  expect(unknown(recapDocument.shape, stated("recap-documents"))).toEqual([]);
  expect(unknown(party.shape, stated("parties"))).toEqual([]);
  expect(unknown(party.shape.party_types.element.shape, stated("parties").party_types!.children)).toEqual([]);
  expect(unknown(party.shape.attorneys.element.shape, stated("parties").attorneys!.children)).toEqual([]);
});

test.each([3, "https://www.courtlistener.com/api/rest/v4/dockets/?count=on", null])(
  "a page's count may be %j",
  (count) => {
    expect(pageOf(docket).parse({count, next: null, previous: null, results: []}).results).toEqual([]);
  }
);
