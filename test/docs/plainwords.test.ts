import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {expect, test} from "vitest";

/** Words that readers stumbled on, and what to say instead. */
const REFUSED: readonly (readonly [refused: RegExp, instead: string])[] = [
  [/what you look for goes nowhere/i, "Your searches stay on your device"],
  [/to ask by SQL in this page/i, "Query our tables with SQL"],
  [/does the most rest on/i, "Which sources support the most rows?"],
  [/change what is drawn/i, "Chart options"],
  [/this picture is of the values before/i, "Chart shows your last valid values"],
  [/how it has misled/i, "Caution"],
  [/\btold apart by\b/i, "Broken down by"],
  [/take the rows away/i, "Download the rows"],
  [/with what was replaced later/i, "Include superseded estimates"],
  [/makes large states loud/i, "Maps exaggerate big states"],
  [/no limit by itself/i, "Doesn’t restrict sharing"],
  [/in force at latest sight/i, "In force when last checked"],
  [/no end was seen/i, "No end date found"],
  [/was not visible to us/i, "We could not determine"],
  [/they limit nothing and lift nothing/i, "Diamonds mark denials, which limited nothing"],
  [/lifts? nobody else/i, "leaves other orders standing"],
  [/what bound whom/i, "Who was bound"],
  [/barred this flow/i, "barred the IRS from giving ICE addresses"],
  [/either way round/i, "and vice versa"],
  [/two points, no more/i, "two weeks of data"],
  [/several counts of several things/i, "Ten ways to count ITINs"],
  [/thousands of millions/i, "billions"],
  [/best-paid hundredth/i, "the top 1%"],
  [/\btexts, each once\b/i, "unique values"],
  [/\bhappenings\b/i, "events"],
  [/\bItins\b/, "ITINs"],
  [/\bthe way around\b/i, "navigation"],
  [/\bworked[- ]out\b/i, "derived, computed"],
  [/\bper cent\b/i, "percent"]
];

/** British spellings and dates, and what Americans write: refused in comments and style sheets too. */
const BRITISH: readonly (readonly [refused: RegExp, instead: string])[] = [
  [/colour/i, "color"],
  [/neighbour/i, "neighbor"],
  [/behaviour/i, "behavior"],
  [/favour(?!ite)/i, "favor"],
  [/catalogue/i, "catalog"],
  [/programme(?!d|r)/i, "program"],
  [/\bfulfil(?!l)/i, "fulfill"],
  [/\bcentre/i, "center"],
  [/\bgrey\b/i, "gray"],
  [/\blicen[c]e/i, "license"],
  [/\b(?:labelled(?!by)|travelled|modelling)/i, "labeled, traveled, modeling"],
  [/(?<!-)(?:organ|recogn|author|summar|normal)is(?:e|ing|ation)/i, "-ize"],
  [/\bCancelled\b|\b(?:be|was|is|were|are) cancelled/, "canceled"],
  [/\bper cent\b(?!\/)/i, "percent"],
  [
    /\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)\b/,
    "November 21"
  ]
];
/** What shows the ways to write a date that are read, or a diagnostic of one, as it is made. */
const DATES_SHOWN = /loaders\/rules\/weekdays\.ts|loaders\/prose\/dates\.ts|docs\/errors\.md|at the precision written/;

/** Texts that readers see: pages, help, docs, and the modules that hold the site's own words. */
const texts = (folder: string, ends: RegExp): string[] =>
  readdirSync(folder, {recursive: true, encoding: "utf8"})
    .filter((file) => ends.test(file) && !/^(assets|data|\.observablehq|_)/.test(file))
    .map((file) => join(folder, file));
const files = [
  ...["README.md", "CONTRIBUTING.md"],
  ...texts("docs", /\.md$/).filter((file) => !/decisions/.test(file)),
  ...texts("src", /\.(md|ts|js)$/),
  ...texts("site", /\.ts$/),
  ...texts("loaders", /\.(ts|md)$/)
];
/** What a line of code says to readers: comments are for those who change it. */
const said = (file: string, line: string) => (/\.[tj]s$/.test(file) && /^\s*(\/\/|\/?\*)/.test(line) ? "" : line);

/** Units keep the name that the record's rows have. */
const EXEMPT = /\^per cent|per cent(?=\/)/;

test("no page, message or doc uses a word of the table, each of which has a better one", () => {
  const found = files.flatMap((file) =>
    readFileSync(file, "utf8")
      .split("\n")
      .flatMap((line, index) =>
        REFUSED.filter(([refused]) => refused.test(said(file, line)) && !EXEMPT.test(line)).map(
          ([refused, instead]) => `${file}:${index + 1} ${refused.source} → ${instead}`
        )
      )
  );
  expect(found).toEqual([]);
});

test("no page, message, doc, comment or style sheet has a British spelling or date", () => {
  const all = [...files, ...texts("site", /\.css$/), ...texts("bin", /\.js$/), "CHANGELOG.md", "docs/decisions.md"];
  const found = all.flatMap((file) =>
    readFileSync(file, "utf8")
      .split("\n")
      .flatMap((line, index) =>
        BRITISH.filter(
          ([refused]) => refused.test(line) && !EXEMPT.test(line) && !DATES_SHOWN.test(`${file} ${line}`)
        ).map(([refused, instead]) => `${file}:${index + 1} ${refused.source} → ${instead}`)
      )
  );
  expect(found).toEqual([]);
});
