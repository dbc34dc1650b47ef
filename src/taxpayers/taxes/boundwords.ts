export {dollars} from "docketbook/client";

/** An amount with what the record says of its bound: `more than $294 million`. */
export const formatBound = (bound: string, words: string): string =>
  bound === "more-than" ? `more than ${words}` : bound === "nearly" ? `nearly ${words}` : words;
