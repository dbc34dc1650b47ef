import {figuresIn} from "../prose/cited.js";
import type {Edition} from "../schema/edition.js";
import type {Story} from "./story.js";

/** Words of a page that state no fact of the record, where they hold a number. */
const said = (text: string) => {
  const {dates, numbers} = figuresIn(text);
  const plain = text.replace(/[[\]<>*_`\\]/g, "\\$&");
  return dates.length || numbers.length ? `[${plain}](exempt:the story's own words)` : plain;
};

const SHOWN = 12;

/** The first page of a new story: what the rows say already, and where to begin. */
export function indexPage({edition, tables}: Story): string {
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

Every number and date in this text is tied to a row of the record, and this page cannot be built while it says something else than its row. The [chronology](/chronology) has every event, [cases](/cases/) every case and order, and [methods](/methods) says how rows are graded, and which leads nobody has verified yet.

<script type="module" src="/assets/status.js"></script>
`;
}

/** The README of a new project. */
export const readme = ({title, description}: Edition): string => `# ${title}

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
src/       the site: index.md is the story; pages, views and style
src/story/ what this story calls its pages
loaders/   reads, checks, derives and writes the record
test/      what \`npm test\` checks: the record, the prose, every page in a browser
drafts/    where it is there: rows that the checks refused when this project was made, each with the reasons
\`\`\`

## To go on

1. Mend \`data/docketbook.yaml\`, and the rows whose comments ask for it. Every page says that the record was verified through the day that
   stands there as \`verified_through\`: set it to the last day for which you looked. \`npm run validate\` says what is wrong, with file, line and
   column.
2. Read the documents behind the rows graded \`unverified\`, and grade each for what was read. Nothing may rest on a lead.
3. Write \`src/index.md\`. A number or date cites its row: \`[21 November 2025](cite:ID-OF-A-ROW)\`. \`npm run dev\` shows pages as you change them.
4. \`npm run build\` puts the whole site into \`dist/\`, for any static host: every address in it is relative.

\`npm test\` checks the types of the code, the record, every number and date of the prose, the built pages, and each page in a browser, with
axe too. \`.github/workflows/test.yml\` runs it on every change.

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

\`npm run validate\` says what is wrong with a row: that 30 February is no day, that no source has that id, which words a column takes. What each column
holds stands in \`loaders/schema/\`, a file a table. \`recorded\` is the day on which the row was written.

## Commands

\`npx docketbook --help\` lists the commands: \`fetch\` asks CourtListener, the Federal Register and federal statistics, \`import\` reads a spreadsheet, \`status\` says what
bound whom on a day, \`diff\` what changed between two editions, \`verify\` whether a published copy is what was published. What \`fetch\` and \`import\` write are
drafts: nothing enters \`data/\` before a person puts it there.

## Corrections

Mend the row, and add one to \`data/corrections.yaml\` that says what was wrong; \`npx docketbook diff EARLIER LATER\` drafts it. The site shows them.

## Licences

The code is under the [ISC licence](LICENSE). The record's own words are under the licence that \`data/docketbook.yaml\` names; change it there if it is
not yours.
`;

/** What git leaves out. */
export const GITIGNORE =
  "node_modules/\ndist/\n.cache/\nsrc/.observablehq/\nsrc/assets/\n.dist.next/\n.dist.previous/\n";
/** How npm is used: the lock names packages and hashes, and leaves the registry to whoever installs. */
export const NPMRC =
  "ignore-scripts=true\nomit-lockfile-registry-resolved=true\nfund=false\naudit=false\nupdate-notifier=false\n";
