import type {TimelineData} from "./timeline/rows.js";
import {laneCounts} from "./timeline/words.js";
import {timeline} from "./timeline/timeline.js";

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
