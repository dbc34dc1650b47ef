import {readFileSync} from "node:fs";
import {join} from "node:path";
import {expect, test} from "vitest";
import {block} from "../../docs/generate/block.js";
import {generated} from "../../docs/generate/pages.js";
import {ROOT} from "../structure/files.js";

test.each(generated)("$page says of $name what the code says (npm run docs writes it)", async ({page, name, make}) => {
  expect(block(readFileSync(join(ROOT, page), "utf8"), name)).toBe(await make());
});
