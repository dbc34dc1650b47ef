import {parseHTML} from "linkedom";
import {expect, test} from "vitest";
import {drawView} from "../../../../site/framework/views.js";
import {sampleSite} from "../../../tools/site.js";

test("the link from a provision to a claim is named as a claim, not by its number alone", async () => {
  const site = await sampleSite();
  const law = site.tables.laws[0]!.id;
  const claims = site.tables.claims.map((claim) => ({...claim, evidence_ids: [law]}));
  const {body} = drawView("laws", {path: "/law", params: {}, options: {}}, {...site, tables: {...site.tables, claims}});
  const {document} = parseHTML(`<!DOCTYPE html><html><body>${body.text}</body></html>`);
  const links = [...document.querySelectorAll('.laws a[href^="/claims#"]')].map((link) => link.textContent);
  expect(links).toEqual(claims.map((_, index) => `Claim ${index + 1}`));
});
