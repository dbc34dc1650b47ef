import type {Site} from "../../story/story.js";
import type {Row, Table} from "../../../loaders/schema/table.js";
import {listedTables} from "../../../loaders/schema/tables.js";
import {addressOf} from "../../record/addresses.js";
import {filledIn, textsAt} from "../../record/rowtext.js";
import type {SearchDocument} from "./index.js";
import {formatDate, formatNumber, unslug} from "../../ui/format.js";
import {questionsOf} from "../explore/questions.js";
import {readdirSync, readFileSync} from "node:fs";
import {writeFile} from "node:fs/promises";
import {join} from "node:path";

/** A series with no more values than this is found by them too. */
const FEW = 12;

/** The tables whose rows can be found, in the order in which they are offered. */
export const searchedTables = (): (Table & Required<Pick<Table, "search">>)[] =>
  listedTables().filter((table) => table.search !== undefined) as ReturnType<typeof searchedTables>;

/** Every row that search covers, as it is found. */
export function searchDocuments(site: Site): SearchDocument[] {
  const tables = site.tables as unknown as Readonly<Record<string, readonly Row[]>>;
  /** The values of a series, which stand in rows of their own. */
  const values = (id: string) => {
    const rows = site.tables.observations.filter(({series_id}) => series_id === id);
    return rows.length > FEW
      ? []
      : rows.map(({dimension, period, value}) => `${dimension ?? period}: ${formatNumber(value)}`);
  };
  return searchedTables().flatMap((table) => {
    const {name, columns, rowTitle = "id", fullTitle = rowTitle, search} = table;
    const joined = (row: Row, paths: readonly string[] = []) =>
      paths
        .flatMap((path) =>
          path === "values" && name === "series" ? values(row["id"] as string) : textsAt(tables, columns, row, path)
        )
        .filter((text) => text !== "")
        .join(" · ");
    return (tables[name] ?? []).map((row): SearchDocument => {
      const id = row["id"] as string;
      const date = search.date === undefined ? null : row[search.date];
      return {
        id: `${name}/${id}`,
        kind: name,
        title: filledIn(table, row, search.title ?? `{${fullTitle}}`),
        names: joined(row, search.names),
        text: joined(row, search.text),
        when: typeof date === "string" ? formatDate(date) : "",
        address: addressOf(site, name, id) ?? "",
        lead: row["grade"] === "unverified",
        ...(search.weight !== undefined && {weight: search.weight})
      };
    });
  });
}

/** What search calls the pages and charts of a story, beside the rows of its tables. */
export const PAGES = {name: "pages", title: "Pages and charts", one: "page"};

/** How much of a page's words search knows. */
const ROOM = 900;
/** The words of a page's Markdown, without its marks. */
const proseOf = (markdown: string): string =>
  markdown
    .replace(/^---\n[^]*?\n---\n/, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/[#*`]/g, "")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, ROOM);

interface Page {
  title: string;
  /** From the site's root. */
  path: string;
  markdown: string;
  /** What else it is found by: `keywords` of its front matter. */
  keywords?: string;
}

/** The pages and charts of a story. */
export function pageDocuments({story, tables}: Site, pages: readonly Page[]): SearchDocument[] {
  const made = (
    id: string,
    title: string,
    address: string,
    text: string,
    weight: number,
    names = ""
  ): SearchDocument => ({
    id: `${PAGES.name}/${id}`,
    kind: PAGES.name,
    title,
    names,
    text,
    when: "",
    address,
    lead: false,
    weight
  });
  return [
    ...pages.map(({title, path, markdown, keywords}) => made(path, title, path, proseOf(markdown), 2, keywords)),
    ...questionsOf(story.questions).map(({id, title, about, sql}) =>
      made(`question-${id}`, title, `/explore#question-${id}`, `${about} ${sql}`, 1.2, `question-${id}`)
    ),
    ...Object.values(story.figures).map((make) => {
      const {id, title, subtitle, missing, page = ""} = make(tables);
      return made(`figure-${id}`, title, `/${page}#figure-${id}`, `${subtitle} ${missing}`, 1.2, unslug(id));
    })
  ];
}

/** A story's pages by their Markdown, but those that stand for rows and the one for what is not there; the menu's names go before headings. */
function pagesOf({story}: Site, root: string): Page[] {
  const files = readdirSync(root, {recursive: true, encoding: "utf8"}).filter(
    (file) => /\.md$/.test(file) && !/\[|^404/.test(file)
  );
  return files.sort().map((file) => {
    const path = `/${file.replaceAll("\\", "/").replace(/(^|\/)index\.md$|\.md$/, "$1")}`;
    const markdown = readFileSync(join(root, file), "utf8");
    const [, heading] = /^# (.+)$/m.exec(markdown) ?? [];
    const [, keywords = ""] = /^---\n(?:.*\n)*?keywords: \[(.*)\]\n(?:.*\n)*?---\n/.exec(markdown) ?? [];
    const name = story.pages.find((page) => page.path === path)?.name;
    return {title: name ?? heading?.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1") ?? path, path, markdown, keywords};
  });
}

/** Everything that search covers; `root` is the folder of the story's pages. */
export function allDocuments(site: Site, root = "src"): SearchDocument[] {
  return [...pageDocuments(site, pagesOf(site, root)), ...searchDocuments(site)];
}

/** Writes what the search page makes its index of, `search.json`. */
export async function writeSearchRows(site: Site, out: string): Promise<void> {
  await writeFile(join(out, "search.json"), JSON.stringify(allDocuments(site)));
}
