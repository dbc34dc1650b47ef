import type {TimelineData} from "./timeline/rows.js";
import {laneCounts} from "./timeline/words.js";
import {timeline} from "./timeline/timeline.js";
import {linkButton} from "./timeline/card.js";
import {followedLink} from "../../ui/followed.js";

/* What a page with a timeline runs: the figure is there already, its rows with it; the list below it holds the text of every card. */
for (const figure of document.querySelectorAll<HTMLElement>(".timeline")) {
  const rows = figure.querySelector(".timeline-rows")?.textContent;
  if (rows)
    timeline(
      figure,
      JSON.parse(rows) as TimelineData,
      (id) => document.getElementById(id)?.closest("li") ?? null,
      (shown) => {
        const counts = document.querySelector(".counts");
        if (counts) counts.textContent = laneCounts(shown);
      }
    );
}

/* The link to an event that is opened is copied, as in its card; a list of many events has no button before it is asked for. */
document.querySelector(".years")?.addEventListener(
  "toggle",
  ({target}) => {
    const fold = target as HTMLElement;
    const id = fold.querySelector(".event-full")?.id;
    if (id === undefined || !fold.matches(".event > details[open]")) return;
    const title = fold.querySelector(".what")?.textContent ?? id;
    fold.querySelector(`.ways a[href="#${id}"]`)?.replaceWith(linkButton(document, {id, title}));
  },
  true
);

/* An event that a reader opens in the list is in the address, from which it opens again after Back; one that is closed leaves it. */
document.querySelector(".years")?.addEventListener("click", ({target}) => {
  const fold = target instanceof Element ? target.closest(".event > details > summary")?.parentElement : null;
  const id = fold?.querySelector(".event-full")?.id;
  if (!fold || id === undefined) return;
  const {pathname, search, hash} = location;
  const closes = fold.hasAttribute("open");
  if (closes && hash !== `#${id}`) return;
  history.replaceState(history.state, "", `${pathname}${search}${closes ? "" : `#${id}`}`);
});

const followed = followedLink(document.body);
// An event that the address opens has the focus itself.
if (document.activeElement === document.body) followed?.focus();
