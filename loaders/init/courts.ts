import type {Court} from "../schema/tables/courts.js";

const STATES =
  "al Alabama,ak Alaska,az Arizona,ar Arkansas,ca California,co Colorado,ct Connecticut,de Delaware,dc the District of Columbia,fl Florida,ga Georgia,gu Guam,hi Hawaii,id Idaho,il Illinois,in Indiana,ia Iowa,ks Kansas,ky Kentucky,la Louisiana,me Maine,md Maryland,ma Massachusetts,mi Michigan,mn Minnesota,ms Mississippi,mo Missouri,mt Montana,ne Nebraska,nv Nevada,nh New Hampshire,nj New Jersey,nm New Mexico,ny New York,nc North Carolina,nd North Dakota,oh Ohio,ok Oklahoma,or Oregon,pa Pennsylvania,pr Puerto Rico,ri Rhode Island,sc South Carolina,sd South Dakota,tn Tennessee,tx Texas,ut Utah,vt Vermont,va Virginia,vi the Virgin Islands,wa Washington,wv West Virginia,wi Wisconsin,wy Wyoming";
const NAMES = new Map(STATES.split(",").map((entry) => [entry.slice(0, 2), entry.slice(3)]));
const PARTS: Record<string, string> = {
  n: "Northern",
  s: "Southern",
  e: "Eastern",
  w: "Western",
  c: "Central",
  m: "Middle"
};
const ORDINALS = [
  "",
  "First",
  "Second",
  "Third",
  "Fourth",
  "Fifth",
  "Sixth",
  "Seventh",
  "Eighth",
  "Ninth",
  "Tenth",
  "Eleventh"
];

/** The name and level of a federal court by the id that CourtListener gives it; of another, its id. */
export function federalCourt(id: string): Pick<Court, "name" | "short_name" | "level"> {
  const circuit = /^ca(\d{1,2}|dc|fc)$/.exec(id)?.[1];
  if (id === "scotus")
    return {name: "Supreme Court of the United States", short_name: "Supreme Court", level: "supreme"};
  if (circuit !== undefined) {
    const name = circuit === "dc" ? "District of Columbia" : circuit === "fc" ? "Federal" : ORDINALS[Number(circuit)];
    if (name)
      return {
        name: `U.S. Court of Appeals for the ${name} Circuit`,
        short_name: circuit === "dc" ? "D.C. Cir." : circuit === "fc" ? "Fed. Cir." : `${name} Circuit`,
        level: "appellate"
      };
  }
  const [, state = "", part] = /^([a-z]{2})([nsewcm])?d$/.exec(id) ?? [];
  const name = NAMES.get(state);
  if (!name) return {name: id, short_name: id, level: "district"};
  const district =
    part === undefined ? `District of ${name.replace(/^the District of /, "")}` : `${PARTS[part]} District of ${name}`;
  return {
    name: `U.S. District Court for the ${district}`,
    short_name: state === "dc" ? "D.D.C." : part === undefined ? `D. ${name}` : `${part.toUpperCase()}.D. ${name}`,
    level: "district"
  };
}

/** The row of a court, for a person to look at. */
export const courtRow = (id: string, recorded: string): Court => ({
  id,
  ...federalCourt(id),
  appeals_to: null,
  recorded
});
