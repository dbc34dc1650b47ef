import {expect, it} from "vitest";
import {sharedBrowser} from "../tools/chromium.js";
import {axeFindsIn, type Look} from "./axe.js";

it("axe is asked at every width and in every theme: of color, of a name that only a narrow page lacks, and in the dark of color again", async () => {
  const page = await (await sharedBrowser()).newPage();
  await page.setContent(`<!doctype html><html lang="en"><title>Sample</title><style>
    @media (prefers-color-scheme: dark) { .faint { color: #222; background: #000; } }
    img { display: none; } @media (max-width: 400px) { img { display: block; } }
  </style><main><h1>Sample</h1><p class="faint">Some words</p><img src="data:,"></main></html>`);
  const looks: Look[] = [
    [1280, "light"],
    [1280, "dark"],
    [390, "light"],
    [390, "dark"]
  ];
  const found = await axeFindsIn(page, looks, "/sample", true);
  const rules = Object.entries(found).map(([look, lines]) => [look, lines.map((line) => line.split(":")[0])]);
  expect(rules).toEqual([
    ["/sample 1280 dark", ["color-contrast"]],
    ["/sample 390 light", ["image-alt"]],
    ["/sample 390 dark", ["color-contrast"]]
  ]);
  // A quick look is one of them, and not the same for every page.
  const quick = new Set<string>();
  for (const name of ["/a", "/b", "/c", "/d"])
    for (const look of Object.keys(await axeFindsIn(page, looks, name, false))) quick.add(look.slice(name.length));
  expect([...quick].sort()).toEqual([" 1280 dark", " 390 dark", " 390 light"]);
  await page.context().close();
});
