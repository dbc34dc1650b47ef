import type {AnyType} from "./codec.js";
import {codecOf, type Column} from "./column.js";
import type {Row} from "./table.js";
import {checkFields} from "./types/struct.js";

const checkValue = (value: unknown, type: AnyType, path: string): void =>
  codecOf(type).check(value, type, path, checkValue);

/** Throws a `ValueError` for the first value of a row that an output could not hold. */
export const checkRow = (columns: readonly Column[], row: Row): void => checkFields(columns, row, "", checkValue);
