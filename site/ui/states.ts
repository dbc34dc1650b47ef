import {words} from "../words/words.js";

const NAMES =
  "AL Alabama,AK Alaska,AZ Arizona,AR Arkansas,CA California,CO Colorado,CT Connecticut,DE Delaware,DC District of Columbia,FL Florida,GA Georgia,HI Hawaii,ID Idaho,IL Illinois,IN Indiana,IA Iowa,KS Kansas,KY Kentucky,LA Louisiana,ME Maine,MD Maryland,MA Massachusetts,MI Michigan,MN Minnesota,MS Mississippi,MO Missouri,MT Montana,NE Nebraska,NV Nevada,NH New Hampshire,NJ New Jersey,NM New Mexico,NY New York,NC North Carolina,ND North Dakota,OH Ohio,OK Oklahoma,OR Oregon,PA Pennsylvania,RI Rhode Island,SC South Carolina,SD South Dakota,TN Tennessee,TX Texas,UT Utah,VT Vermont,VA Virginia,WA Washington,WV West Virginia,WI Wisconsin,WY Wyoming";
const read = () => new Map(NAMES.split(",").map((entry) => [`US-${entry.slice(0, 2)}`, entry.slice(3)]));
// Marked pure, so that a script that names no state does not carry them all.
const STATES = /* @__PURE__ */ read();

/** The codes of the states and of the District of Columbia. */
export const STATE_CODES: readonly string[] = /* @__PURE__ */ Array.from(/* @__PURE__ */ STATES.keys());

/** A place that has words for a code, as they are read: `US-other-areas`. */
const otherPlace = (code: string) =>
  code.replace(
    /^[A-Z]{2}-([a-z])(.*)$/,
    (_, first: string, rest: string) => first.toUpperCase() + rest.replaceAll("-", " ")
  );

/** The name of a country by its ISO 3166-1 code, `MX`; null for what is no country's. */
const countryName = (code: string): string | null => {
  if (!/^[A-Z]{2}$/.test(code)) return null;
  return new Intl.DisplayNames(words().locale, {type: "region", fallback: "none"}).of(code) ?? null;
};

/**
 * The name of a place, in the language that is being drawn: of a state by its ISO 3166-2 code, `US-CA`, of a country by its two letters, `CA`; of a
 * place that has words for a code, those; the code itself for any other.
 */
export const stateName = (code: string): string => {
  const name = STATES.get(code) ?? countryName(code) ?? otherPlace(code);
  return words().states[name] ?? name;
};
