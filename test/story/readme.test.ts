import {expect, test} from "vitest";
import {read} from "../structure/files.js";

test("the README's day of verification is the edition's", () => {
  const day = /^verified_through: (\S+)$/m.exec(read("data/docketbook.yaml"))?.[1];
  const words = new Intl.DateTimeFormat("en-US", {dateStyle: "long", timeZone: "UTC"}).format(
    new Date(`${day}T00:00:00Z`)
  );
  expect(read("README.md")).toContain(`verified through **${words}**`);
});

test("every publisher whose figures need credit gets it in the edition, the license and the README", () => {
  const texts = ["data/docketbook.yaml", "data/LICENSE.md", "README.md"].map((file) => read(file).replace(/\s+/g, " "));
  for (const publisher of [
    "Pew Research Center",
    "Center for Migration Studies",
    "Institute on Taxation and Economic Policy"
  ]) {
    for (const text of texts) expect(text).toContain(publisher);
  }
});
