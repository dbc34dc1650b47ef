/* What the story's page runs: its figures read complete without it. */
import {enhanceMarks} from "../../charts/marks.js";
import {enhanceLawDate} from "./lawdate.js";

for (const figure of document.querySelectorAll<HTMLElement>('[data-figure-id="law-on-any-date"]'))
  enhanceLawDate(figure);
for (const figure of document.querySelectorAll<HTMLElement>(".figure")) enhanceMarks(figure);
