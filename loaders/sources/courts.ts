import type {Court} from "../schema/tables/courts.js";

/** A federal court under the id that CourtListener gives it. */
export type FederalCourt = Pick<Court, "id" | "name" | "short_name" | "level">;

/** Of each state: its postal letters, its abbreviation in citations, its name, and the parts that its districts are named for. */
const STATES: readonly (readonly [postal: string, cited: string, name: string, parts: string])[] = [
  ["al", "Ala.", "Alabama", "mns"],
  ["ak", "Alaska", "Alaska", ""],
  ["az", "Ariz.", "Arizona", ""],
  ["ar", "Ark.", "Arkansas", "ew"],
  ["ca", "Cal.", "California", "cens"],
  ["co", "Colo.", "Colorado", ""],
  ["ct", "Conn.", "Connecticut", ""],
  ["de", "Del.", "Delaware", ""],
  ["dc", "D.C.", "Columbia", ""],
  ["fl", "Fla.", "Florida", "mns"],
  ["ga", "Ga.", "Georgia", "mns"],
  ["gu", "Guam", "Guam", ""],
  ["hi", "Haw.", "Hawaii", ""],
  ["id", "Idaho", "Idaho", ""],
  ["il", "Ill.", "Illinois", "cns"],
  ["in", "Ind.", "Indiana", "ns"],
  ["ia", "Iowa", "Iowa", "ns"],
  ["ks", "Kan.", "Kansas", ""],
  ["ky", "Ky.", "Kentucky", "ew"],
  ["la", "La.", "Louisiana", "emw"],
  ["me", "Me.", "Maine", ""],
  ["md", "Md.", "Maryland", ""],
  ["ma", "Mass.", "Massachusetts", ""],
  ["mi", "Mich.", "Michigan", "ew"],
  ["mn", "Minn.", "Minnesota", ""],
  ["ms", "Miss.", "Mississippi", "ns"],
  ["mo", "Mo.", "Missouri", "ew"],
  ["mt", "Mont.", "Montana", ""],
  ["ne", "Neb.", "Nebraska", ""],
  ["nv", "Nev.", "Nevada", ""],
  ["nh", "N.H.", "New Hampshire", ""],
  ["nj", "N.J.", "New Jersey", ""],
  ["nm", "N.M.", "New Mexico", ""],
  ["ny", "N.Y.", "New York", "ensw"],
  ["nc", "N.C.", "North Carolina", "emw"],
  ["nd", "N.D.", "North Dakota", ""],
  ["nmi", "N. Mar. I.", "the Northern Mariana Islands", ""],
  ["oh", "Ohio", "Ohio", "ns"],
  ["ok", "Okla.", "Oklahoma", "enw"],
  ["or", "Or.", "Oregon", ""],
  ["pa", "Pa.", "Pennsylvania", "emw"],
  ["pr", "P.R.", "Puerto Rico", ""],
  ["ri", "R.I.", "Rhode Island", ""],
  ["sc", "S.C.", "South Carolina", ""],
  ["sd", "S.D.", "South Dakota", ""],
  ["tn", "Tenn.", "Tennessee", "emw"],
  ["tx", "Tex.", "Texas", "ensw"],
  ["ut", "Utah", "Utah", ""],
  ["vt", "Vt.", "Vermont", ""],
  ["va", "Va.", "Virginia", "ew"],
  ["vi", "V.I.", "the Virgin Islands", ""],
  ["wa", "Wash.", "Washington", "ew"],
  ["wv", "W. Va.", "West Virginia", "ns"],
  ["wi", "Wis.", "Wisconsin", "ew"],
  ["wy", "Wyo.", "Wyoming", ""]
];
const PARTS: Readonly<Record<string, string>> = {
  n: "Northern",
  s: "Southern",
  e: "Eastern",
  w: "Western",
  c: "Central",
  m: "Middle"
};
const CIRCUITS = [
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
const ORDINALS = ["1st", "2d", "3d", "4th", "5th", "6th", "7th", "8th", "9th", "10th", "11th"];

/** Federal courts of one subject, with further names that trackers have for them. */
const SPECIAL: readonly [FederalCourt, ...string[]][] = [
  [
    {id: "scotus", name: "Supreme Court of the United States", short_name: "Supreme Court", level: "supreme"},
    "Supreme Court of the U.S.",
    "SCOTUS"
  ],
  [{id: "cit", name: "U.S. Court of International Trade", short_name: "Ct. Int'l Trade", level: "special"}, "CIT"],
  [
    {id: "uscfc", name: "U.S. Court of Federal Claims", short_name: "Fed. Cl.", level: "special"},
    "Ct. Fed. Cl.",
    "COFC"
  ],
  [{id: "tax", name: "U.S. Tax Court", short_name: "T.C.", level: "special"}],
  [{id: "cavc", name: "U.S. Court of Appeals for Veterans Claims", short_name: "Vet. App.", level: "special"}, "CAVC"],
  [{id: "armfor", name: "U.S. Court of Appeals for the Armed Forces", short_name: "C.A.A.F.", level: "special"}],
  [{id: "jpml", name: "U.S. Judicial Panel on Multidistrict Litigation", short_name: "J.P.M.L.", level: "special"}],
  [
    {id: "fisc", name: "U.S. Foreign Intelligence Surveillance Court", short_name: "FISA Ct.", level: "special"},
    "Foreign Intelligence Surveillance Court"
  ]
];

/** A name without what trackers write in different ways: case, points, spaces, and the words that all such names share. */
const key = (name: string): string =>
  name
    .toLowerCase()
    .replace(/\bu\.?\s?s\.?(?=\s)|\bunited states\b|\bthe\b/g, " ")
    .replace(/\b(?:of|for|in)\b/g, " ")
    .replace(/[^a-z0-9]+/g, "");

const byId = new Map<string, FederalCourt>();
const byName = new Map<string, string>();

function add(court: FederalCourt, names: readonly string[] = []): void {
  byId.set(court.id, court);
  for (const name of [court.id, court.name, court.short_name, ...names]) byName.set(key(name), court.id);
}

for (const [postal, cited, name, parts] of STATES) {
  const state = postal === "dc" ? "District of Columbia" : name.replace(/^the /, "");
  for (const part of parts || " ") {
    const letter = part.trim();
    const district = letter ? `${PARTS[letter]!} District of ${name}` : `District of ${name}`;
    const short = postal === "dc" ? "D.D.C." : `${letter ? `${letter.toUpperCase()}.D.` : "D."} ${state}`;
    const places = [cited, state, ...(postal.length === 2 ? [postal] : [])];
    const spelled = letter
      ? [`${letter}.d.`, `${PARTS[letter]!} District`, `${PARTS[letter]!} Dist.`]
      : ["d.", "District", "Dist."];
    const plain = spelled.flatMap((kind) => places.map((place) => `${kind} ${place}`));
    add(
      {
        id: `${postal}${letter}d`,
        name: `U.S. District Court for the ${district}`,
        short_name: short,
        level: "district"
      },
      [
        ...plain,
        ...plain.map((one) => `District Court ${one}`),
        ...(postal === "dc" ? ["District Court District of Columbia"] : [])
      ]
    );
  }
}
const circuits = [
  ...CIRCUITS.map((name, index) => [`ca${index + 1}`, name, `${name} Circuit`, ORDINALS[index]!] as const),
  ["cadc", "District of Columbia", "D.C. Cir.", "D.C."] as const,
  ["cafc", "Federal", "Fed. Cir.", "Fed."] as const
];
for (const [id, name, short_name, cited] of circuits) {
  const names = [name, cited, ...(cited === "2d" ? ["2nd"] : cited === "3d" ? ["3rd"] : [])];
  const plain = names.flatMap((one) => [`${one} Circuit`, `${one} Cir.`]);
  add({id, name: `U.S. Court of Appeals for the ${name} Circuit`, short_name, level: "appellate"}, [
    ...plain,
    ...plain.flatMap((one) => [`Court of Appeals ${one}`, `Circuit Court of Appeals ${one}`])
  ]);
}
for (const [court, ...names] of SPECIAL) add(court, names);

/** Every federal court that is known here. */
export const federalCourts: readonly FederalCourt[] = [...byId.values()];

/** The federal court of an id; null of another. */
export const federalCourt = (id: string): FederalCourt | null => byId.get(id) ?? null;

/** The id of a federal court by a name that people write: `D. Md.`, `SDNY`, `District Court, N.D. California`, `9th Cir.`, or the id itself. */
export const courtIdOf = (name: string): string | null => byName.get(key(name)) ?? null;
