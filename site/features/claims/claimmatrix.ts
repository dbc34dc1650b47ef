import type {Site} from "../../story/story.js";
import {VERDICTS, type Claim} from "../../../loaders/schema/tables/claims.js";
import {html, type Html} from "../../ui/html.js";
import {counted} from "../../ui/format.js";
import {capital} from "../../record/names.js";

export interface Article {
  id: string;
  title: string;
  letter: string;
}

/** The articles whose claims are checked, lettered in the order in which they are listed. */
export const articlesOf = ({tables}: Site): Article[] =>
  [...new Set(tables.claims.map(({appears_in}) => appears_in))].map((id, index) => ({
    id,
    letter: String.fromCodePoint(65 + index),
    title: tables.sources.find((source) => source.id === id)?.title ?? id
  }));

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

const anchorOf = (verdict: Claim["verdict"] | null, article: Article | null) =>
  ["show", verdict ?? (article ? null : "all"), article && `article-${article.letter.toLowerCase()}`]
    .filter(Boolean)
    .join("-");

/** How many claims have which verdict, by article: each count is a link that shows those claims alone, without a script. */
export function claimMatrix(site: Site): Html {
  const {claims} = site.tables;
  const articles = articlesOf(site);
  const all = choices(claims, articles);
  const cell = (verdict: Claim["verdict"] | null, article: Article | null) => {
    const {anchor = "", count = 0} =
      all.find((choice) => choice.verdict === verdict && choice.article === article) ?? {};
    const named = `${counted(count, verdict === null ? "claim" : `${verdict} claim`)}${article ? ` of article ${article.letter}` : ""}`;
    return html`<td>${count === 0 ? "0" : html`<a href="#${anchor}" aria-label="Show ${named}">${count}</a>`}</td>`;
  };
  return html`<table class="matrix"><caption>Verdicts. A count shows its claims.</caption><thead><tr><th scope="col">Verdict</th>${articles.map(({letter}) => html`<th scope="col">Article ${letter}</th>`)}<th scope="col">${articles.length === 2 ? "Both" : "All"}</th></tr></thead><tbody>${VERDICTS.map((verdict) => html`<tr class="verdict-${verdict}"><th scope="row"><span class="verdict"><b>${capital(verdict)}</b></span></th>${articles.map((article) => cell(verdict, article))}${cell(verdict, null)}</tr>`)}<tr><th scope="row">All</th>${articles.map((article) => cell(null, article))}${cell(null, null)}</tr></tbody></table>`;
}

/** What the filter shows, said where it is on: each sentence is seen only while it is the page's target. */
export function claimFilters(site: Site): Html {
  const {claims} = site.tables;
  return html`${choices(claims, articlesOf(site)).map(({article, verdict, anchor, count}) => html`<p class="shown" id="${anchor}">${anchor === "show-all" ? html`All ${counted(count, "claim")}.` : html`Only the ${counted(count, verdict === null ? "claim" : `${verdict} claim`)}${article && ` of article ${article.letter}`}. <a href="#show-all">Show all ${claims.length}</a>`}</p>`)}`;
}
