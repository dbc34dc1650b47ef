import {describe, expect, it} from "vitest";
import {NARROW, WIDE} from "../../../site/charts/figure.js";
import {blank} from "../../tools/site.js";
import {figuresOf, storySite} from "./record.js";

const site = await storySite();
const figures = new Map(figuresOf(site).map((figure) => [figure.id, figure]));

describe("every figure is kept as it was last looked at (vitest -u keeps it as it is now)", () => {
  it.each(Object.keys(site.figures).flatMap((id) => [WIDE, NARROW].map((width) => [id, width] as const)))(
    "%s at %i",
    async (id, width) => {
      const svg = figures.get(id)?.draw({document: blank(), width}).outerHTML ?? "";
      await expect(`${svg.replaceAll("><", ">\n<")}\n`).toMatchFileSnapshot(`stored/${id}-${width}.svg`);
    }
  );

  it("the registry's ids are the figures' own", () => {
    expect([...figures.keys()]).toEqual(Object.keys(site.figures));
  });
});
