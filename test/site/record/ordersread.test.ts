import {expect, test} from "vitest";
import {ordersRead, formatOrdersRead} from "../../../site/record/ordersread.js";

test("the sentence on the orders counts each once", () => {
  const groups = ordersRead([{read: "part"}, {read: "part"}, {read: null}, {read: "quoted"}] as const);
  expect(groups.map(({orders}) => orders.length)).toEqual([0, 2, 1, 0, 1]);
  expect(formatOrdersRead([{read: "whole"}, {read: "part"}])).toBe(
    "Of 2 orders, 1 was read in whole, 1 was read in part, none is known through what others quote of it, and none is known through reports alone."
  );
  expect(formatOrdersRead([])).toBe("The record has no orders.");
});
