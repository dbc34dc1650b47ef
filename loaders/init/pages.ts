import {figuresIn} from "../prose/cited.js";
import type {Edition} from "../schema/edition.js";
import type {Story} from "./story.js";

/** Words of a page that state no fact of the record, where they hold a number. */
const said = (text: string) => {
  const {dates, numbers} = figuresIn(text);
  const plain = text.replace(/[[\]<>*_`\\]/g, "\\$&");
  return dates.length || numbers.length ? `[${plain}](exempt:own-words)` : plain;
};

const SHOWN = 12;

/** The first page of a new story: what the rows say already, and where to begin. */
function indexPage({edition, tables}: Story): string {
  const rows = (tables.events ?? []).map(({row}) => row);
  const known = rows
    .filter(({grade}) => grade !== "unverified")
    .slice(-SHOWN)
    .map(({id}) => id as string);
  const events = known.length
    ? `## What happened\n\n<div data-view="events" data-brief="yes" data-ids="${known.join(" ")}"></div>\n\nThe [chronology](/chronology) has every event with its sources.\n\n`
    : "";
  return `# ${said(edition.title)}

<div class="standfirst">

${said(edition.description)}

</div>

<div data-view="story-edition"></div>

<figure data-figure="law-on-any-date"></figure>

${events}## How to check this page

Every number and date in this text is tied to a row of the record, and this page cannot be built while it differs from its row. The [chronology](/chronology) has every event, [cases](/cases/) every case and order, and [methods](/methods) says how rows are graded, and which leads nobody has verified yet.

<script type="module" src="/assets/status.js"></script>
`;
}

/** The README of a new story. */
const readme = ({title, description}: Edition): string => `# ${title}

${description}

\`\`\`
npm start     # sets up, builds the data and the site, serves it, prints its address
npm test      # sets up, and runs every check, the browser's included
\`\`\`

Both do everything on a fresh clone. They need Node 20.19 or later; the tests also need Chromium or Chrome, which they find, or install where
they run as root on Debian.

## What is where

\`\`\`
data/      the record, which people edit: YAML for things, CSV for numbers
src/       the pages: index.md is the story, story.ts the navigation
vendor/    docketbook itself, which brings every command and every check
drafts/    where it is there: rows that the checks refused when this story was made, each with the reasons
\`\`\`

## To go on

1. Correct \`data/docketbook.yaml\`, and the rows whose comments ask for it. Every page says that the record is not verified yet. When you have
   checked it, add \`verified_through\`: the last day for which you looked. \`npx docketbook validate\` says what is wrong, with file, line
   and column.
2. Read the documents behind the rows graded \`unverified\`, and grade each for what was read. Nothing may rest on a lead.
3. Write \`src/index.md\`. A number or date cites its row: \`[November 21, 2025](cite:ID-OF-A-ROW)\`. \`npm run dev\` shows pages as you change
   them.
4. \`npm run build\` puts the whole site into \`dist/\`, for any static host: every address in it is relative.

\`npm test\` checks the record, every number and date of the prose, and each page in a browser, with axe too. The workflows in
\`.github/workflows/\` run it on every change, publish the site, and ask CourtListener each week what is new.
[CONTRIBUTING.md](CONTRIBUTING.md) says how to add a page, a figure, a view, a style or a check, and how to get a newer docketbook.

## A row

An event rests on sources; every other kind of row is written in the same way. The source goes into \`data/sources.yaml\`, in place of \`[]\`:

\`\`\`yaml
- id: minutes-of-the-hearing
  title: Minutes of the hearing
  publisher: The court
  url: https://www.example.com/minutes
  recorded: 2026-01-31
\`\`\`

and the event into \`data/events.yaml\`:

\`\`\`yaml
- id: motion-heard
  date: 2026-01-30
  kind: hearing
  lane: courts
  title: The court hears the motion
  summary: Both sides are heard. The court does not rule.
  independent_sources: 1
  grade: primary
  source_ids: [minutes-of-the-hearing]
  recorded: 2026-01-31
\`\`\`

\`npx docketbook validate\` says what is wrong with a row: that February 30 is not a day, that no source has that id, which words a column takes.
\`node_modules/docketbook/docs/record.md\` says what each column holds. \`recorded\` is the day on which the row was written.

## Licenses

docketbook is under the ISC license. The record's own words are under the license that \`data/docketbook.yaml\` names; change it there if it
is not yours.
`;

const CONFIG = `import {docketbook} from "docketbook/site";
import {story} from "./src/story.js";

export default await docketbook(story);
`;

const STORY = `import type {Story} from "docketbook/client";

/** What this story has of its own; everything else is docketbook's. */
export const story: Partial<Story> = {
  pages: [
    {name: "Story", path: "/"},
    {name: "Chronology", path: "/chronology"},
    {name: "Cases", path: "/cases/"},
    {name: "Law", path: "/law"},
    {name: "Figures", path: "/series/"},
    {name: "Claims", path: "/claims"},
    {name: "Explore", path: "/explore"},
    {name: "Sources", path: "/sources"},
    {name: "Methods", path: "/methods"},
    {name: "Search", path: "/search"}
  ]
};
`;

const TSCONFIG = `{
  "compilerOptions": {
    "target": "ES2023",
    "lib": ["ES2023", "DOM", "DOM.Iterable"],
    "module": "NodeNext",
    "strict": true,
    "skipLibCheck": true,
    "noEmit": true
  },
  "include": ["src", "test", "observablehq.config.ts"]
}
`;

/** What git leaves out. */
const GITIGNORE = `node_modules/
dist/
.dist.next/
.dist.previous/
.cache/
src/.observablehq/
src/assets/
src/data/*.parquet
src/data/*.csv
src/data/datapackage.json
`;

/** How npm is used: the lock names packages and hashes, and leaves the registry to whoever installs. */
const NPMRC = `ignore-scripts=true
omit-lockfile-registry-resolved=true
fund=false
audit=false
update-notifier=false
`;

/** What npx runs in a story: the installed package; before there is one, npm would look for the name in a registry. */
const NPX = `#!/usr/bin/env node
import {existsSync} from "node:fs";

const command = new URL("../node_modules/docketbook/bin/docketbook.js", import.meta.url);
if (!existsSync(command)) {
  console.error("docketbook: its packages are not installed yet: run npm start first");
  process.exit(2);
}
await import(command.href);
`;
/** Where that file is. */
export const COMMAND = "vendor/docketbook.js";

/** The files of a new story that say something about it, or that npm would leave out of a package, by their paths. */
export const ownFiles = (story: Story): Record<string, string> => ({
  "README.md": readme(story.edition),
  "src/index.md": indexPage(story),
  "src/story.ts": STORY,
  "observablehq.config.ts": CONFIG,
  "tsconfig.json": TSCONFIG,
  ".gitignore": GITIGNORE,
  ".npmrc": NPMRC,
  [COMMAND]: NPX
});
