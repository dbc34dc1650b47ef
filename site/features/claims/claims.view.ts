import type {Site} from "../../story/story.js";
import {type Claim, VERDICTS} from "../../../loaders/schema/tables/claims.js";
import {type Html, html, trusted} from "../../ui/html.js";
import {words} from "../../words/words.js";
import {capital, formatDate} from "../../ui/format.js";
import {noteText, sourceList} from "../../record/cited.js";
import {rowLink} from "../../record/addresses.js";
import {sourceAddress} from "../../record/sourcelinks.js";
import {listTable, type ListRow} from "../../ui/listtable.js";

export interface Article {
  id: string;
  title: string;
  letter: string;
}

/** The articles whose claims are checked, lettered in the order in which they are listed. */
export const articlesOf = ({tables}: Site): Article[] =>
  [...new Set(tables.claims.map(({appears_in}) => appears_in))].map((id, index) => ({
    id,
    letter: index < 26 ? String.fromCodePoint(65 + index) : `${index + 1}`,
    title: tables.sources.find((source) => source.id === id)?.title ?? id
  }));

/** The most articles that the table has a column for, and the style sheet a filter. */
const COLUMNS = 4;

/** The choices of the filter: all, a verdict, an article, or both. The address of each is the anchor that shows it. */
function choices(claims: readonly Claim[], articles: readonly Article[]) {
  const verdicts = [null, ...VERDICTS];
  return [null, ...articles].flatMap((article) =>
    verdicts.map((verdict) => ({
      article,
      verdict,
      anchor: anchorOf(verdict, article),
      count: claims.filter(
        (claim) =>
          (verdict === null || claim.verdict === verdict) && (article === null || claim.appears_in === article.id)
      ).length
    }))
  );
}

const columnsOf = (site: Site) => {
  const articles = articlesOf(site);
  return articles.length <= COLUMNS ? articles : [];
};

const anchorOf = (verdict: Claim["verdict"] | null, article: Article | null) =>
  ["show", verdict ?? (article ? null : "all"), article && `article-${article.letter.toLowerCase()}`]
    .filter(Boolean)
    .join("-");

/** How many claims have which verdict, by article: each count is a link that shows those claims alone, without a script. */
export function claimMatrix(site: Site): Html {
  const {claims} = site.tables;
  const articles = columnsOf(site);
  const say = words().claims;
  const all = choices(claims, articles);
  const cell = (verdict: Claim["verdict"] | null, article: Article | null) => {
    const {anchor = "", count = 0} =
      all.find((choice) => choice.verdict === verdict && choice.article === article) ?? {};
    const named = say.named(count, verdict, article?.letter ?? null);
    return html`<td>${count === 0 ? "0" : html`<a href="#${anchor}" aria-label="${say.show(named)}">${count}</a>`}</td>`;
  };
  return html`<div class="scroll" role="region" aria-label="${say.byArticle}" tabindex="0"><table class="matrix"><caption>${say.matrix}</caption><thead><tr><th scope="col">${say.verdict}</th>${articles.map(({letter}) => html`<th scope="col">${say.article(letter)}</th>`)}<th scope="col">${articles.length === 2 ? say.both : say.all}</th></tr></thead><tbody>${VERDICTS.map((verdict) => html`<tr class="verdict-${verdict}"><th scope="row"><span class="verdict"><b>${capital(say.verdicts[verdict])}</b></span></th>${articles.map((article) => cell(verdict, article))}${cell(verdict, null)}</tr>`)}<tr><th scope="row">${say.all}</th>${articles.map((article) => cell(null, article))}${cell(null, null)}</tr></tbody></table></div>`;
}

const BEST = VERDICTS.length;
// "Unsupported" is no degree of wrong: schema.org lets a rating have its name alone.
const RATING: Record<Claim["verdict"], number | null> = {
  accurate: BEST,
  imprecise: 3,
  inaccurate: 1,
  unsupported: null
};

/** The claims as schema.org ClaimReview, in a block of data that runs nothing. Addresses are relative to the page. */
export function claimReviews({tables, edition}: Site): Html {
  const titles = new Map(tables.sources.map((source) => [source.id, source]));
  const reviews = tables.claims.map((claim) => {
    const article = titles.get(claim.appears_in);
    const rating = RATING[claim.verdict];
    return {
      "@type": "ClaimReview",
      "@id": `#${claim.id}`,
      url: `#${claim.id}`,
      claimReviewed: claim.claim,
      reviewBody: claim.finding,
      datePublished: claim.recorded,
      author: {"@type": "Organization", name: edition.publisher?.name ?? edition.title},
      itemReviewed: {
        "@type": "Claim",
        appearance: {
          "@type": "CreativeWork",
          headline: article?.title,
          ...(article?.publisher && {publisher: {"@type": "Organization", name: article.publisher}}),
          ...(article?.url && {url: article.url})
        }
      },
      reviewRating: {
        "@type": "Rating",
        alternateName: claim.verdict,
        ...(rating !== null && {ratingValue: rating, bestRating: BEST, worstRating: 1})
      },
      citation: claim.source_ids.flatMap((id) => titles.get(id) ?? []).flatMap((source) => sourceAddress(source) ?? [])
    };
  });
  // A "<" would let a text end the block.
  const text = JSON.stringify({"@context": "https://schema.org", "@graph": reviews}).replaceAll("<", "\\u003c");
  return trusted(`<script type="application/ld+json">${text}</script>`);
}

/** The claims of published coverage, each with what the record shows folded under it. */
export function claimList(site: Site): Html {
  const say = words().claims;
  const {claims, corrections} = site.tables;
  const articles = articlesOf(site);
  const line = (claim: Claim, index: number): ListRow => {
    const {letter = "", id = ""} = articles.find((article) => article.id === claim.appears_in) ?? {};
    const corrected = corrections.filter(({row_ids}) => row_ids.includes(claim.id));
    const verdict = capital(say.verdicts[claim.verdict]);
    return {
      classes: ["claim", `verdict-${claim.verdict}`, `article-${letter.toLowerCase()}`],
      cells: {
        // The claim alone heads its row: it is what a screen reader says with each of the other cells.
        claim: {body: html`<p class="says">${claim.claim}</p>`, sort: claim.claim},
        verdict: {body: html`<span class="verdict"><b>${verdict}</b></span>`, sort: claim.verdict, values: [verdict]},
        article: {
          body: html`<a class="short" href="/sources#${id}">${say.article(letter)}</a>`,
          sort: letter,
          values: [say.article(letter)]
        },
        number: {
          body: html`<a href="#${claim.id}" aria-label="${say.link(index + 1)}">${index + 1}</a>`,
          sort: index + 1
        },
        shows: {
          body: html`<details><summary>${say.shows}</summary><div id="${claim.id}" class="found"><p class="do">${say.toDo[claim.verdict]}</p><p>${claim.finding}</p>${noteText(claim.note)}${claim.evidence_ids.length > 0 && html`<details class="evidence"><summary>${say.evidence(claim.evidence_ids.length)}</summary><ul>${claim.evidence_ids.map((evidence) => html`<li>${rowLink(site, evidence)}</li>`)}</ul></details>`}${sourceList(site, claim.source_ids)}${corrected.map((row) => html`<p class="correction"><a href="/corrections#${row.id}">${say.corrected(formatDate(row.date))}</a>${row.row_ids.length === 1 && html`: <span>${row.was}</span> → <span>${row.is}</span>`}</p>`)}</div></details>`,
          sort: claim.finding
        }
      }
    };
  };
  const list = html`<ul class="articles">${articles.map(({letter, id, title}) => html`<li><b>${say.article(letter)}</b> <a href="/sources#${id}">${title}</a></li>`)}</ul>`;
  const shown = choices(claims, columnsOf(site)).filter(({anchor}) => anchor !== "show-all");
  return html`${claimMatrix(site)}${articles.length > COLUMNS ? html`<details class="fold"><summary>${say.articles(articles.length)}</summary>${list}</details>` : list}
${listTable({
  id: "list",
  caption: say.caption,
  noun: say.noun,
  columns: [
    {name: "claim", title: say.columns.claim},
    {name: "verdict", title: say.verdict, filter: true},
    {name: "article", title: say.columns.article, filter: true},
    {name: "number", title: say.columns.number, numeric: true},
    {name: "shows", title: say.shows}
  ],
  rows: claims.map(line),
  shown: shown.map(({article, verdict, anchor, count}) => ({
    name: anchor.slice("show-".length),
    chosen: {
      ...(verdict !== null && {verdict: capital(say.verdicts[verdict])}),
      ...(article && {article: say.article(article.letter)})
    },
    words: say.only(verdict, article?.letter ?? null),
    classes: [
      ...(verdict === null ? [] : [`verdict-${verdict}`]),
      ...(article ? [`article-${article.letter.toLowerCase()}`] : [])
    ],
    count
  }))
})}${claimReviews(site)}`;
}
