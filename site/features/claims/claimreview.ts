import type {Site} from "../../story/story.js";
import {VERDICTS, type Claim} from "../../../loaders/schema/tables/claims.js";
import {trusted, type Html} from "../../ui/html.js";

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
      author: {"@type": "Organization", name: edition.title},
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
      citation: claim.source_ids.flatMap((id) => titles.get(id)?.url ?? titles.get(id)?.copy_url ?? [])
    };
  });
  // A "<" would let a text end the block.
  const text = JSON.stringify({"@context": "https://schema.org", "@graph": reviews}).replaceAll("<", "\\u003c");
  return trusted(`<script type="application/ld+json">${text}</script>`);
}
