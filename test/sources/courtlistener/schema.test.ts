import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {expect, test} from "vitest";
import {docket, docketEntry, pageOf, party, recapDocument} from "../../../loaders/sources/courtlistener/schema.js";

const OPTIONS = join(import.meta.dirname, "../../../../shared/real/courtlistener/v4-options.json");
interface Field {
  children?: Record<string, Field>;
}
type Options = Record<string, {actions: {POST: Record<string, Field>}}>;

// The field lists that CourtListener itself states. They lie beside the repository, not in it.
test.skipIf(!existsSync(OPTIONS))("every field that is read is one that the service states", () => {
  const options = JSON.parse(readFileSync(OPTIONS, "utf8")) as Options;
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
