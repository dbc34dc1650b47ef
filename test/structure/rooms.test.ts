import {expect, test} from "vitest";
import {files, isCode, read} from "./files.js";

const lines = (file: string) => read(file).split("\n").length - 1;
const code = files().filter(isCode);

test("no source file is longer than 300 lines", () => {
  expect(code.filter((file) => lines(file) > 300).map((file) => `${file}: ${lines(file)} lines`)).toEqual([]);
});

test("the median source file is under 100 lines", () => {
  const sizes = code.map(lines).sort((a, b) => a - b);
  expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThan(100);
});
