import {cp, mkdir, rm, symlink, writeFile} from "node:fs/promises";
import {join, resolve} from "node:path";

/** The views of a first page that shows all that an edition says about itself. */
const FIRST = ["story-edition", "law-today", "publisher", "cite-site", "people", "open-questions", "rechecks"];

/** Makes a story with the pages of a new one, the package of this checkout, and no record yet, in a folder below it. */
export async function makeSmallStory(folder: string): Promise<void> {
  await rm(folder, {recursive: true, force: true});
  await mkdir(join(folder, "node_modules"), {recursive: true});
  await symlink(resolve("."), join(folder, "node_modules/docketbook"));
  await cp("loaders/init/story/src", join(folder, "src"), {recursive: true});
  const views = FIRST.map((view) => `<div data-view="${view}"></div>`).join("\n\n");
  const figure = '<figure data-figure="law-on-any-date"></figure>';
  await writeFile(
    join(folder, "src/index.md"),
    `# The first page\n\n${views}\n\n${figure}\n\n[A row](cite:lists-given)\n`
  );
  await writeFile(join(folder, "package.json"), '{"type": "module", "private": true}');
  await writeFile(
    join(folder, "observablehq.config.ts"),
    'import {docketbook} from "docketbook/site";\n\nexport default await docketbook({});\n'
  );
}
