import type {Site} from "../../site/story/story.js";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {VERDICTS} from "../../loaders/schema/tables/claims.js";
import {claimReviews} from "../../site/features/claims/claims.view.js";
import {axeFindsIn} from "./axe.js";
import {visit, type Visit} from "./browser.js";
import {built, record, wordsOf} from "./built.js";
import {some} from "../tools/rounds.js";

const {claims, sources} = record.tables;
const page = built("/claims");
const articles = [...new Set(claims.map(({appears_in}) => appears_in))];

it("the methods lead to how a verdict is judged", () => {
  const link = built("/methods").querySelector<HTMLAnchorElement>('main a[href^="./claims#"]');
  expect(wordsOf(page.getElementById(link!.getAttribute("href")!.split("#")[1]!))).toBe("How a claim is judged");
});

describe("the page of claims", () => {
  it("has each claim with its verdict, what the record shows, its evidence and its sources", () => {
    for (const claim of claims) {
      const item = page.getElementById(claim.id)?.closest("tr") ?? null;
      for (const words of [claim.claim, claim.finding]) expect(wordsOf(item)).toContain(words.replace(/\s+/g, " "));
      expect(wordsOf(item?.querySelector(".verdict") ?? null).toLowerCase()).toBe(claim.verdict);
      expect(item?.querySelectorAll(".evidence li")).toHaveLength(claim.evidence_ids.length);
      expect(item?.querySelectorAll(".sources li")).toHaveLength(claim.source_ids.length);
    }
  });

  it("heads each row with the claim alone, in the record's words and so without quotation", () => {
    for (const claim of claims) {
      const row = page.getElementById(claim.id)!.closest("tr")!;
      expect(wordsOf(row.querySelector("th"))).toBe(claim.claim.replace(/\s+/g, " "));
    }
    expect(page.querySelectorAll("main blockquote")).toHaveLength(0);
    expect(wordsOf(page.querySelector(".standfirst"))).toContain("in our words");
  });

  it("counts the verdicts as published: 13 accurate, 11 imprecise, 4 inaccurate, 2 unsupported", () => {
    const rows = [...page.querySelectorAll(".matrix tbody tr")].map((row) =>
      [...row.querySelectorAll("th, td")].map(wordsOf)
    );
    const count = (verdict: string, article?: string) =>
      `${claims.filter((claim) => claim.verdict === verdict && (article === undefined || claim.appears_in === article)).length}`;
    expect(rows.slice(0, -1)).toEqual(
      VERDICTS.map((verdict) => [
        verdict.replace(/^./, (letter) => letter.toUpperCase()),
        ...articles.map((article) => count(verdict, article)),
        count(verdict)
      ])
    );
    expect(rows.map((row) => row.at(-1))).toEqual(["13", "11", "4", "2", "30"]);
  });

  it("says what to do before what the record shows, and of a correction of several rows no more than its day", () => {
    for (const {id} of claims) {
      const found = page.querySelector(`[id="${id}"]`)!;
      expect(wordsOf(found.querySelector(".do + p"))).toBe(claims.find((claim) => claim.id === id)?.finding);
      for (const note of found.querySelectorAll(".correction")) {
        const named = note.querySelector("a")?.getAttribute("href")?.split("#")[1];
        const {row_ids = []} = record.tables.corrections.find((correction) => correction.id === named) ?? {};
        expect([named, note.querySelector("span") !== null]).toEqual([named, row_ids.length === 1]);
      }
    }
  });

  it("says how a verdict is come to and how to have one put right", () => {
    const headings = [...page.querySelectorAll("h2")].filter((heading) => !heading.closest(".page-corrections"));
    expect(headings.map(wordsOf)).toEqual(["How a claim is judged", "If a verdict is wrong, or you made the claim"]);
    for (const verdict of VERDICTS)
      expect(wordsOf(page.querySelector("main"))).toMatch(new RegExp(`${verdict}: `, "i"));
  });

  it("carries every claim as schema.org ClaimReview, with a rating by name and a link to where it stands", () => {
    const blocks = [...page.querySelectorAll('script[type="application/ld+json"]')];
    expect(blocks).toHaveLength(1);
    const {"@context": context, "@graph": reviews} = JSON.parse(blocks[0]?.textContent ?? "") as {
      "@context": string;
      "@graph": Record<string, unknown>[];
    };
    expect(context).toBe("https://schema.org");
    expect(reviews).toHaveLength(claims.length);
    for (const [index, review] of reviews.entries()) {
      const claim = claims[index];
      expect(review).toMatchObject({
        "@type": "ClaimReview",
        claimReviewed: claim?.claim,
        url: `#${claim?.id}`,
        reviewRating: {alternateName: claim?.verdict},
        author: {"@type": "Organization"},
        itemReviewed: {
          "@type": "Claim",
          appearance: {headline: sources.find(({id}) => id === claim?.appears_in)?.title}
        }
      });
    }
  });

  it("lets no text of the record end that block", () => {
    const [claim] = claims;
    const sample = {
      ...record,
      tables: {...record.tables, claims: [{...claim!, claim: 'a sample </script><img src=x onerror="alert(1)">'}]}
    } satisfies Site;
    const {text} = claimReviews(sample);
    expect(text.match(/<\/script>/g)).toHaveLength(1);
    expect(text).not.toContain("<img");
  });
});

describe("in Chromium", () => {
  let site: Visit;
  beforeAll(async () => void (site = await visit()));
  afterAll(() => site.close());
  const seen = "tr.claim >> visible=true";

  it("every count of the table shows as many claims as it says, with scripts off", async () => {
    const {page: view, wrong} = await site.open("/claims", {javaScriptEnabled: false});
    const links = view.locator(".matrix td a");
    const total = await links.count();
    expect(total).toBe(15);
    for (const index of some([...Array(total).keys()], 6)) {
      const link = links.nth(index);
      await link.click();
      expect([await link.getAttribute("aria-label"), await view.locator(seen).count()]).toEqual([
        await link.getAttribute("aria-label"),
        Number(await link.innerText())
      ]);
      expect(await view.locator(".shown >> visible=true").count()).toBe(1);
      // No other count stands beside it.
      expect(await view.locator(".list-count >> visible=true").count()).toBe(0);
    }
    expect(wrong).toEqual([]);
    await view.context().close();
  });

  it("a shared address opens the same choice, the keyboard lifts it, and Back brings it back", async () => {
    const {page: view} = await site.open("/claims#show-inaccurate-article-b");
    expect(await view.locator(seen).count()).toBe(2);
    await view.locator(".shown a >> visible=true").focus();
    await view.keyboard.press("Enter");
    await view.waitForURL(/#show-all$/);
    expect(await view.locator(seen).count()).toBe(30);
    await view.goBack();
    await view.waitForURL(/#show-inaccurate-article-b$/);
    expect(await view.locator(seen).count()).toBe(2);
    await view.context().close();
  });

  it("a count sets the filter that shows its claims, takes the focus there, and what it said goes when the filter is changed", async () => {
    const {page: view} = await site.open("/claims");
    await view.locator(".matrix td a[href$='#show-inaccurate']").press("Enter");
    await view.waitForURL(/#show-inaccurate$/);
    expect(await view.locator("select[name=verdict]").inputValue()).toBe("Inaccurate");
    await expect.poll(() => view.evaluate(() => document.activeElement?.id)).toBe("show-inaccurate");
    expect(await view.locator(seen).count()).toBe(4);
    await view.locator("select[name=verdict]").selectOption("Unsupported");
    expect(await view.locator(seen).count()).toBe(2);
    expect(await view.locator(".shown >> visible=true").count()).toBe(0);
    expect(new URL(view.url()).hash).toBe("");
    await view.locator(".matrix td a[href$='#show-inaccurate']").press("Enter");
    await view.waitForURL(/\/claims#show-inaccurate$/);
    expect(await view.locator(seen).count()).toBe(4);
    await view.context().close();
  });

  it("a finger opens the evidence and follows it", async () => {
    const {page: view} = await site.open("/claims#claim-02-memorandum-signed-2023", {
      viewport: {width: 390, height: 800},
      hasTouch: true,
      isMobile: true
    });
    const item = view.locator("#claim-02-memorandum-signed-2023");
    await item.locator(".evidence summary").tap();
    await item.locator(".evidence li a").first().tap();
    await view.waitForURL(/\/chronology#memorandum-signed$/);
    await view.context().close();
  });

  it("axe finds nothing at 1280 pixels (light), at 390 (dark), and in a choice", async () => {
    const {page: view} = await site.open("/claims");
    expect(
      await axeFindsIn(view, [
        [1280, "light"],
        [390, "dark"]
      ])
    ).toEqual({});
    await site.go(view, "/claims#show-imprecise");
    expect(await axeFindsIn(view, [[390, "light"]])).toEqual({});
    await view.context().close();
  });
});
