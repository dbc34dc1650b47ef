import {readFileSync, readdirSync} from "node:fs";
import {createRequire} from "node:module";
import {dirname, join} from "node:path";
import type {TimelineData} from "../../site/features/chronology/timeline/rows.js";

/** TimelineJS's own form of the same events. */
function rowsOf({events}: TimelineData): string {
  const date = (text: string) => ({
    year: Number(text.slice(0, 4)),
    month: Number(text.slice(5, 7)),
    day: Number(text.slice(8))
  });
  return JSON.stringify({
    events: events.map(({id, date_start, date_end, title, lane, words}) => ({
      unique_id: id,
      start_date: date(date_start),
      ...(date_end !== date_start && {end_date: date(date_end)}),
      group: lane,
      text: {headline: title, text: words}
    }))
  });
}

/** A page that draws events with TimelineJS as its package has it, and every file that the page asks for. */
export function timelineFiles(data: TimelineData): Record<string, string | Buffer> {
  const root = join(dirname(createRequire(import.meta.url).resolve("@knight-lab/timelinejs/package.json")), "dist");
  const files: Record<string, string | Buffer> = {
    "index.html": `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>TimelineJS</title><link rel="stylesheet" href="css/timeline.css"><script src="js/timeline.js"></script></head><body><div id="timeline" style="width:1088px;height:700px"></div></body></html>`,
    "data.json": rowsOf(data),
    "js/timeline.js": readFileSync(join(root, "js/timeline.js")),
    "css/timeline.css": readFileSync(join(root, "css/timeline.css")),
    "favicon.ico": ""
  };
  for (const name of readdirSync(join(root, "css/icons")))
    files[`css/icons/${name}`] = readFileSync(join(root, "css/icons", name));
  return files;
}
