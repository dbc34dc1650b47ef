import {expect, test} from "vitest";
import {footer} from "../../../site/framework/shell.js";
import {sampleSite} from "../../tools/site.js";

const site = await sampleSite();
const pages = [{path: "/about", name: "About"}];
const asks = (publisher: typeof site.edition.publisher) =>
  footer({...site, edition: {...site.edition, publisher}, story: {...site.story, pages}}).includes(
    "/about#how-to-correct-us"
  );

test("the foot of a page asks for mistakes only where the edition says where to send them", () => {
  const name = "The Sample Times";
  expect(asks({name, url: null, contact: "desk@example.org"})).toBe(true);
  expect(asks({name, url: "https://example.org", contact: null})).toBe(true);
  expect(asks({name, url: null, contact: null})).toBe(false);
  expect(asks(null)).toBe(false);
});
