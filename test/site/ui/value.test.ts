import {expect, it} from "vitest";
import {formatValue} from "../../../site/ui/value.js";
import es from "../../../site/words/es.js";
import {speak} from "../../../site/words/words.js";

const people = {id: "persons", title: "people", one: "person"};

it.each([
  [1, "exact", people, "1 person"],
  [1, "about", people, "about 1 person"],
  [-1, "exact", people, "−1 person"],
  [1.5, "exact", people, "1.5 people"],
  [0, "exact", people, "0 people"],
  [47_289, "exact", people, "47,289 people"],
  [1, "exact", {id: "sheep", title: "sheep", one: null}, "1 sheep"],
  [1, "exact", {id: "usd-per-person", title: "dollars a person"}, "$1 a person"],
  [1, "less-than", {id: "percent", title: "percent"}, "less than 1%"]
] as const)("%d (%s) is said with its unit, one of it in the singular", (value, bound, unit, words) =>
  expect(formatValue({value, bound}, unit)).toBe(words)
);

it("is said so in Spanish too", () =>
  speak(es, () =>
    expect(formatValue({value: 1, bound: "exact"}, {id: "events", title: "hechos", one: "hecho"})).toBe("1 hecho")
  ));
