import {en} from "../../words/en.js";
import {words} from "../../words/words.js";
import {listedTables} from "../../../loaders/schema/tables.js";
import type {Correction} from "../../../loaders/schema/tables/corrections.js";
import {addressOf, rowLink} from "../../record/addresses.js";
import {facts} from "../../record/cited.js";
import type {EditionStep, Site} from "../../story/story.js";
import {capital, formatDate, formatList} from "../../ui/format.js";
import {listTable} from "../../ui/listtable.js";
import {type Html, html, inEnglish, trusted} from "../../ui/html.js";

/** More rows than these are folded under their number. */
const SHOWN = 4;
/** The most rows of one edition's changes that the page lists; the file beside it has them all. */
const MOST = 200;

/** A row as a link; one of a table whose rows have no page, or that is gone since, by its id. */
function rowOrId(site: Site, id: string): Html {
  try {
    return rowLink(site, id);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return html`<code>${id}</code>`;
  }
}

function rowList(site: Site, ids: readonly string[]): Html {
  const list = html`<ul>${ids.map((id) => html`<li>${rowOrId(site, id)}</li>`)}</ul>`;
  return ids.length > SHOWN
    ? html`<details><summary>${words().corrections.rows(ids.length)}</summary>${list}</details>`
    : list;
}

const latestFirst = (a: Correction, b: Correction) => b.date.localeCompare(a.date) || a.id.localeCompare(b.id);

/** A row's title as a link, without what it is and when; its id where its table has no pages. */
const titleLink = (site: Site, id: string): string =>
  rowOrId(site, id)
    .text.replace(/<span class="(?:kind|soft)">[^<]*<\/span>/g, "")
    .trim();

/** What the rows of a correction are, such as orders, each once; nothing of those that are gone. */
function kindsOf({tables}: Site, ids: readonly string[]): string[] {
  const {one: kinds, figure} = words().record;
  const found = listedTables().filter(({name}) =>
    (tables[name as keyof typeof tables] as readonly {id: string}[]).some(({id}) => ids.includes(id))
  );
  return found.map(({name, one = name}) => capital(name === "observations" ? figure : (kinds[one] ?? one)));
}

const STYLE = html`<link rel="stylesheet" href="/assets/corrections.css">`;

/** Every correction: what it says now, when that was found, and folded what was wrong, how it was found and the rows that it touches. */
export function corrections(site: Site): Html {
  const say = words().corrections;
  const rows = [...site.tables.corrections].sort(latestFirst);
  if (!rows.length) return html`<p>${say.none}</p>`;
  return html`${STYLE}${listTable({
    id: "list",
    caption: say.caption,
    noun: say.noun,
    columns: [
      {name: "says", title: say.is},
      {name: "date", title: say.date},
      {name: "of", title: say.of, filter: true},
      {name: "was", title: say.wrong}
    ],
    rows: rows.map(({id, date, was, is, reason, row_ids}) => {
      const day = formatDate(date);
      const said = facts([
        [say.was, inEnglish(was)],
        [say.found, inEnglish(reason)],
        [say.where, rowList(site, row_ids)]
      ]);
      const kinds = kindsOf(site, row_ids);
      return {
        classes: ["corrected"],
        cells: {
          says: {body: html`${inEnglish(is)}`, sort: is},
          date: {
            body: html`<a href="#${id}" aria-label="${day}: ${say.linkTo(is)}"><time datetime="${date}">${day}</time></a>`,
            sort: date
          },
          of: {body: formatList(kinds), values: kinds},
          was: {body: html`<details><summary>${say.wrong}</summary><div id="${id}">${said}</div></details>`, sort: was}
        }
      };
    })
  })}`;
}

function step(site: Site, {from, to, changes}: EditionStep): Html {
  const say = words().corrections;
  const [before, link, after] = say.more(changes.length - MOST);
  return html`<details id="since-${from}" data-from="${from}"><summary>${say.step(formatDate(to), changes.length, formatDate(from))}</summary><ul class="changes">${changes
    .slice(0, MOST)
    .map(
      ({kind, id, title, says}) =>
        html`<li><span class="kind">${say.kinds[kind]}</span> ${kind === "removed" ? html`${title ?? id}` : rowOrId(site, id)}${says.length > 0 && html`<ul>${says.map((line) => html`<li>${inEnglish(line)}</li>`)}</ul>`}</li>`
    )}</ul>${changes.length > MOST && html`<p>${before}<a href="/editions/changes.json">${link}</a>${after}</p>`}</details>`;
}

/** The editions that the site keeps, each with its data and manifest, and what changed from one to the next. */
export function editions(site: Site): Html {
  const {edition, history = []} = site;
  const say = words().corrections;
  const [before, link, after] = say.manifest;
  const days = [edition.edition, ...history.map(({from}) => from)];
  const kept = html`<ul>${days.map(
    (day, index) =>
      html`<li><time datetime="${day}">${formatDate(day)}</time>${index === 0 && say.thisOne}${before}<a href="/editions/${day}/datapackage.json">${link}</a>${after}</li>`
  )}</ul>`;
  return html`${STYLE}${kept}${history.length === 0 && html`<p class="soft">${say.firstKept}</p>`}${history.length > 0 && html`<div class="history">${history.map((one) => step(site, one))}</div>`}`;
}

/** Whether a page shows a row: cites it, lists it, draws it, or is the row's own. */
function shows(document: Document, path: string, site: Site, drawn: ReadonlySet<string>): (id: string) => boolean {
  const address = `/${path}`;
  // Read once: a page has thousands of elements, and is asked about every row that was corrected.
  const there = new Set([...document.querySelectorAll("[id]")].map(({id}) => id));
  return (id) =>
    drawn.has(id) ||
    there.has(id) ||
    there.has(`source-${id}`) ||
    (["cases", "orders", "series", "observations"] as const).some(
      (table) =>
        addressOf(site, table, id)?.replace(/#.*$/, "") === address && site.tables[table].some((row) => row.id === id)
    );
}

/** Pages about corrections need no note that there are some. */
const OWN = new Set(["corrections", "search", "404"]);

interface NoteOptions {
  /** The rows of a figure, by the figure's id. */
  rowsOf: (id: string) => readonly string[];
  /** The page's path without its language. */
  plain?: string;
  /** The path of the page that lists corrections, in the language of this one where it has it. */
  list?: string;
  /** Puts links to pages of the same language in the place of those to English ones. */
  localize?: (markup: string) => string;
}

/** Rows of a page by their titles alone, the first few: the page has them, and the correction all. */
const FEW = 2;
function brief(site: Site, shown: readonly string[]): Html {
  const links = shown.slice(0, FEW).map((id) => html`<li>${trusted(titleLink(site, id))}</li>`);
  return html`<ul>${links}${shown.length > FEW && html`<li>+ ${shown.length - FEW}</li>`}</ul>`;
}

/** What a correction says of a page: its day, its rows that the page shows, and its words: a link leads to those that tell of other pages too, and those in another language are folded. */
function note({date, was, is, row_ids}: Correction, shown: readonly string[], {site, link}: {site: Site; link: Html}) {
  const {citations: say, code} = words();
  const [before = "", between, after] = say.was;
  const others = row_ids.length - shown.length;
  const open = others === 0 && code === en.code;
  const english = code === en.code;
  const said = html`${english ? before : capital(before.replace(/^: /, ""))}${inEnglish(was)}${between}${inEnglish(is)}${after?.trim()}`;
  return html`<li>${link}<time datetime="${date}">${formatDate(date)}</time></a>${english && said}${!open && brief(site, shown)}${!english && html`<details><summary>${say.whole(others)}</summary><p>${said}</p></details>`}</li>`;
}

/** How many corrections a page tells itself; the list of all has the others. */
const NOTED = 4;

/**
 * Notes on a page the corrections to what it shows, latest first: those of rows that it cites, lists or draws in a figure.
 * @param path the page's path from the site's root, without a leading `/`
 */
export function noteCorrections(
  document: Document,
  path: string,
  site: Site,
  {rowsOf, plain = path, list = "corrections", localize = (markup) => markup}: NoteOptions
): void {
  const main = document.querySelector("main");
  if (!main || OWN.has(plain)) return;
  const figures = [...document.querySelectorAll("[data-figure-id]")];
  const drawn = new Set(figures.flatMap((figure) => rowsOf(figure.getAttribute("data-figure-id") ?? "")));
  const isShown = shows(document, plain, site, drawn);
  const found = site.tables.corrections.filter(({row_ids}) => row_ids.some(isShown)).sort(latestFirst);
  const [newest] = found;
  if (!newest) return;
  const {citations: say, code} = words();
  const foreign = code !== en.code && list === "corrections";
  const up = "../".repeat(path.split("/").length - 1) || "./";
  const lines = found.map((one) => {
    const link = html`<a href="/${list}#${one.id}"${foreign && html` hreflang="en"`}>`;
    return note(one, one.row_ids.filter(isShown), {site, link});
  });
  const more = found.length - NOTED;
  if (more > 0)
    lines.splice(NOTED, more, html`<li><a href="/${list}"${foreign && html` hreflang="en"`}>+ ${more}</a></li>`);
  // How it was found stands where the day leads.
  const holder = document.createElement("div");
  const {verified_through: through} = site.edition;
  const checked = through !== null && through < newest.date ? formatDate(through) : null;
  const section = html`<section class="page-corrections" aria-labelledby="corrections-to-this-page"><h2 id="corrections-to-this-page">${say.corrections}</h2>
<details><summary>${say.corrected(found.length, formatDate(newest.date), checked)}</summary><ol>${lines}</ol></details></section>`;
  holder.innerHTML = localize(section.text).replaceAll('href="/', `href="${up}`);
  const sources = main.querySelector(".page-sources");
  if (sources) sources.before(...holder.childNodes);
  else main.append(...holder.childNodes);
}
