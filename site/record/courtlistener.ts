import type {Case} from "../../loaders/schema/tables/cases.js";

const HOST = "https://www.courtlistener.com";
const slugOf = (caption: string) =>
  caption
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 75);

/** Where CourtListener has a case: its docket where the number there is known, else a search by docket number. For a reader to open; no page asks it. */
export function courtListener({
  courtlistener_id,
  caption,
  court_id,
  docket_number
}: Pick<Case, "courtlistener_id" | "caption" | "court_id" | "docket_number">): {href: string; words: string} {
  if (courtlistener_id !== null)
    return {href: `${HOST}/docket/${courtlistener_id}/${slugOf(caption)}/`, words: "Docket at CourtListener"};
  const number = docket_number.replace(/\s*\(.*\)$/, "");
  return {
    href: `${HOST}/?${new URLSearchParams({type: "r", docket_number: number, court: court_id}).toString()}`,
    words: "Look up the docket at CourtListener"
  };
}
