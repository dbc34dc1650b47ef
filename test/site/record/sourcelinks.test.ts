import {expect, it} from "vitest";
import {copyHost, sourceAddress} from "../../../site/record/sourcelinks.js";

const copy = (copy_url: string) => sourceAddress({url: null, copy_url});

it("leads to the original, else to the copy", () => {
  expect(sourceAddress({url: "https://example.org/a", copy_url: "https://copy.example/a"})).toBe(
    "https://example.org/a"
  );
  expect(copy("https://copy.example/a")).toBe("https://copy.example/a");
  expect(sourceAddress({url: null, copy_url: null})).toBeNull();
});

it.each(["https://sample-news.pages.dev/a", "https://sample.netlify.app/b", "http://sample.blogspot.com/c"])(
  "names %s, where anyone can pose as a publisher, and does not link to it",
  (address) => {
    expect(copy(address)).toBeNull();
    expect(copyHost(address).text).toContain(new URL(address).host);
    expect(copyHost(address).text).not.toContain("<a");
  }
);
