import type {Site} from "../../story/story.js";
import {words as spoken} from "../../words/words.js";
import {addressFrom, languageFolder} from "./address.js";
import {calendarEvents, calendarPath} from "./calendar.js";
import {feedPath} from "./feed.js";
import {structuredData, type StructuredOptions} from "./structured.js";

const words = (element: Element | null) => element?.textContent.replace(/\s+/g, " ").trim() ?? "";

/** A `<` could end the script that the text stands in. */
const json = (data: unknown) => JSON.stringify(data).replaceAll("<", "\\u003c");

/**
 * Says in a page's head what machines look for: the feeds, the calendars, and the page in the words of schema.org.
 * @param path the page's path from the site's root, without a leading `/`
 */
export function addMachineReadable(document: Document, path: string, site: Site, options: StructuredOptions): void {
  const {head} = document;
  const alternate = (type: string, title: string, to: string) => {
    const link = document.createElement("link");
    for (const [name, value] of Object.entries({
      rel: "alternate",
      type,
      title,
      href: /^https?:/.test(to) ? to : addressFrom(to, {origin: null, from: path})
    }))
      link.setAttribute(name, value);
    head.append(link);
  };
  const {edition, tables} = site;
  const {feed} = spoken();
  alternate("application/atom+xml", feed.of(edition.title), feedPath());
  const plain = path.slice(languageFolder().length);
  const [, id] = /^cases\/([^/]+)$/.exec(plain) ?? [];
  const about = tables.cases.find((row) => row.id === id);
  if (about) alternate("application/atom+xml", feed.of(about.short_caption), feedPath(about.id));
  // Calendars are named where the page offers them to readers.
  const dated = (about || plain === "chronology") && calendarEvents(site, about?.id).length > 0;
  if (dated)
    alternate("text/calendar", `${about?.short_caption ?? edition.title}: ${feed.calendar}`, calendarPath(about?.id));
  if (options.origin !== null)
    for (const figure of document.querySelectorAll("main [data-figure-id]")) {
      const id = figure.getAttribute("data-figure-id") ?? "";
      alternate(
        "application/json+oembed",
        words(figure.querySelector(".figure-title")),
        new URL(`${languageFolder()}figure/${id}.oembed.json`, options.origin).href
      );
    }
  const headline = words(document.querySelector("h1") ?? document.querySelector("title"));
  const description = head.querySelector('meta[name="description"]')?.getAttribute("content") ?? null;
  const language = document.documentElement.getAttribute("lang") ?? "en";
  const noted = document.querySelectorAll<HTMLAnchorElement>('.page-corrections a[href*="corrections#"]');
  const corrections = [...noted].map((link) => (link.getAttribute("href") ?? "").replace(/^.*#/, ""));
  const data = structuredData(site, {path, headline, description, language, corrections}, options);
  if (data === null) return;
  const script = document.createElement("script");
  script.setAttribute("type", "application/ld+json");
  script.textContent = json(data);
  // Behind the corrections that it repeats, so that the two compress together: that takes a fiftieth off the first page.
  const note = document.querySelector(".page-corrections");
  if (note) note.append(script);
  else head.append(script);
}
