import type {CorrectionComment, Dataset, NewsArticle, Organization, Person, Thing, WithContext} from "schema-dts";
import type {Site} from "../../story/story.js";
import {addressOf} from "../../record/addresses.js";
import {addressFrom} from "./address.js";
import {sharePath} from "./share.js";

/** What a page says about itself, read from the page. */
export interface PageWords {
  /** The page's path from the site's root, without a leading `/`; empty for the first page. */
  path: string;
  headline: string;
  /** Its language, as BCP 47 names it. */
  language: string;
  description: string | null;
  /** The corrections that it notes, by their ids. */
  corrections: readonly string[];
}

/** A file that the data package names. */
export interface PublishedTable {
  path: string;
  title: string;
  mediatype: string;
  bytes: number;
  /** In hexadecimal. */
  sha256: string;
}

type Locate = (path: string) => string;

const LICENSE = "https://spdx.org/licenses/";

const publisherOf = ({edition}: Site): Organization => ({
  "@type": "Organization",
  name: edition.publisher?.name ?? edition.title,
  ...(edition.publisher?.url != null && {url: edition.publisher.url}),
  ...(edition.publisher?.contact != null && {
    contactPoint: {"@type": "ContactPoint", contactType: "newsroom", description: edition.publisher.contact}
  })
});

/** Who made the story; the publisher stands for them where nobody is named. */
const authorsOf = (site: Site): (Person | Organization)[] =>
  site.edition.byline.length
    ? site.edition.byline.map((name): Person => ({"@type": "Person", name}))
    : [publisherOf(site)];

function article(
  site: Site,
  {path, headline, description, language, corrections: noted}: PageWords,
  locate: Locate
): WithContext<NewsArticle> {
  const {edition, tables} = site;
  const corrections = tables.corrections
    .filter(({id}) => noted.includes(id))
    .map(({id, date, was, is}): CorrectionComment => ({
      "@type": "CorrectionComment",
      url: locate(addressOf(site, "corrections", id) ?? ""),
      datePublished: date,
      // How it was found is said where the address leads.
      text: `The record said “${was}” and now says “${is}”.`
    }));
  return {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    headline,
    ...(description !== null && {description}),
    inLanguage: language === "en" ? "en-US" : language,
    mainEntityOfPage: locate(path),
    dateModified: edition.edition,
    version: edition.edition,
    image: locate(sharePath(path)),
    author: authorsOf(site),
    publisher: publisherOf(site),
    isAccessibleForFree: true,
    ...(corrections.length > 0 && {correction: corrections})
  };
}

function dataset(site: Site, files: readonly PublishedTable[], locate: Locate): WithContext<Dataset> {
  const {edition, tables} = site;
  const days = tables.events.map(({date_start}) => date_start).sort();
  return {
    "@context": "https://schema.org",
    "@type": "Dataset",
    name: edition.title,
    description: edition.description,
    url: locate("explore"),
    version: edition.edition,
    dateModified: edition.edition,
    license: `${LICENSE}${edition.license}`,
    isAccessibleForFree: true,
    creator: publisherOf(site),
    ...(days.length > 0 && {temporalCoverage: `${days[0]}/${days.at(-1)}`}),
    variableMeasured: tables.series.map(({id, title}) => ({"@type": "PropertyValue", identifier: id, name: title})),
    distribution: files.map(({path, title, mediatype, bytes, sha256}) => ({
      "@type": "DataDownload",
      name: `${title} (${path.replace(/^.*\./, "")})`,
      contentUrl: locate(`data/${path}`),
      encodingFormat: mediatype,
      contentSize: `${bytes} B`,
      sha256
    }))
  };
}

export interface StructuredOptions {
  origin: string | null;
  files: readonly PublishedTable[];
}

/** What a page says to machines, in the words of schema.org; null for one that is neither the article nor the data set. Claims carry their own reviews. */
export function structuredData(
  site: Site,
  page: PageWords,
  {origin, files}: StructuredOptions
): WithContext<Thing> | null {
  const locate = (path: string) => addressFrom(path, {origin, from: page.path});
  if (page.path === "" || page.path === `${page.language}/`) return article(site, page, locate);
  if (page.path === "explore") return dataset(site, files, locate);
  return null;
}
