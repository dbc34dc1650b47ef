import {readFileSync, writeFileSync} from "node:fs";
import {generated} from "./pages.js";
import {withBlock} from "./block.js";

for (const {page, name, make} of generated) {
  const old = readFileSync(page, "utf8");
  const now = withBlock(old, name, await make());
  if (now !== old) writeFileSync(page, now);
  process.stdout.write(`${page}: ${name} ${now === old ? "is up to date" : "written"}\n`);
}
