/** A docket number's parts, digits kept as they were written. What is not understood is `other`: no number is made up. */
export type DocketParts =
  /** `1:25-cv-00457-CKK`: office, year, type, serial, initials of the judges (assigned, then referred), defendant. */
  | {
      kind: "district";
      office: string | null;
      year: string;
      type: string;
      serial: string;
      judges: string[];
      defendant: string | null;
    }
  /** `25-5181` of a court of appeals. */
  | {kind: "appellate"; year: string; serial: string}
  /** `24-123`, or `24A1063` (an application) and `24M12` (a motion), of the Supreme Court. */
  | {kind: "supreme"; term: string; letter: "A" | "M" | null; serial: string}
  /** `MDL No. 2741`: the panel's number. The transferee court's own is a district number of type `md`. */
  | {kind: "multidistrict"; number: string}
  | {kind: "other"};

export type DocketNumber = DocketParts & {
  /** As it stood in the source. */
  raw: string;
};

const LABEL =
  /^(?:(?:civil|criminal|civ\.?|crim\.?)\s+)?(?:(?:case|action|docket)\s*)?(?:(?:nos?\b\.?|number|#)\s*:?\s*)?/i;
const DISTRICT = /^(?:(\w):)?(\d{2}|\d{4})-([a-z]{2,4})-(\d{1,6})((?:-[A-Z][A-Za-z]{1,4}){0,3})(?:-(\d{1,3}))?$/i;
const MULTIDISTRICT = /^MDL(?:\s*[-–]\s*|\s+)?(?:No\.?\s*)?(\d{1,5})$/i;
const APPLICATION = /^(\d{2})\s?([AM])\s?(\d{1,5})$/i;
const PLAIN = /^(\d{2})-(\d{1,6})$/;

/** `(CKK)` at the end, as some courts write the judges, in the form that others use. */
const hyphened = (text: string) =>
  text.replace(
    /\s*\(([A-Za-z]{2,5}(?:[/-][A-Za-z]{2,5})*)\)$/,
    (_, judges: string) => `-${judges.replaceAll("/", "-")}`
  );

function partsOf(text: string, court: string | null): DocketParts {
  const multidistrict = MULTIDISTRICT.exec(text);
  if (multidistrict) return {kind: "multidistrict", number: multidistrict[1]!};
  const number = hyphened(text.replace(LABEL, "").replaceAll("–", "-"));
  const district = DISTRICT.exec(number);
  if (district) {
    const [, office = null, year, type, serial, judges = "", defendant = null] = district;
    return {
      kind: "district",
      office,
      year: year!,
      type: type!.toLowerCase(),
      serial: serial!,
      judges: judges.split("-").filter(Boolean),
      defendant
    };
  }
  const application = APPLICATION.exec(number);
  if (application)
    return {
      kind: "supreme",
      term: application[1]!,
      letter: application[2]!.toUpperCase() as "A" | "M",
      serial: application[3]!
    };
  const plain = PLAIN.exec(number);
  if (!plain) return {kind: "other"};
  const [, year, serial] = plain;
  return court === "scotus"
    ? {kind: "supreme", term: year!, letter: null, serial: serial!}
    : {kind: "appellate", year: year!, serial: serial!};
}

/**
 * Reads a docket number. `25-5181` could be an appeal or a petition to the Supreme Court: it is the latter when the court (a
 * CourtListener id) is `scotus`.
 */
export const parseDocketNumber = (raw: string, court: string | null = null): DocketNumber => ({
  raw,
  ...partsOf(raw.trim().replace(/\s+/g, " ").slice(0, 200), court)
});

/** The numbers of consolidated cases, written one after the other: `25-5181, 25-5182 and 25-5190`. */
export const parseDocketNumbers = (raw: string, court: string | null = null): DocketNumber[] =>
  raw
    .split(/[,;&\n]|\band\b|\bconsolidated with\b/i)
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part) => parseDocketNumber(part, court));

/** The number in its usual form; the raw text of what was not understood. */
export function formatDocketNumber(number: DocketNumber): string {
  switch (number.kind) {
    case "district": {
      const {office, year, type, serial, judges, defendant} = number;
      return `${office === null ? "" : `${office}:`}${[year, type, serial, ...judges, ...(defendant === null ? [] : [defendant])].join("-")}`;
    }
    case "appellate":
      return `${number.year}-${number.serial}`;
    case "supreme":
      return `${number.term}${number.letter ?? "-"}${number.serial}`;
    case "multidistrict":
      return `MDL No. ${number.number}`;
    case "other":
      return number.raw;
  }
}
