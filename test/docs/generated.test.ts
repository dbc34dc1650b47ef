import {readFileSync} from "node:fs";
import {join} from "node:path";
import {expect, test} from "vitest";
import {block} from "../../scripts/docs/block.js";
import {generated} from "../../scripts/docs/pages.js";
import {ROOT} from "../structure/files.js";

test.each(generated)("$page says of $name what the code says (npm run docs writes it)", ({page, name, make}) => {
  expect(block(readFileSync(join(ROOT, page), "utf8"), name)).toBe(make());
});
