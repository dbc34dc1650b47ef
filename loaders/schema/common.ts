import {date, list, oneOf, slug, struct, text} from "./column.js";

/** How well a row is known; `unverified` is a lead that nothing else may rest on. */
export const GRADES = ["primary", "corroborated", "single", "secondary", "unverified"] as const;
/** How well a row is known, as one of the grades. */
export type Grade = (typeof GRADES)[number];

/** How much of a text was read itself, from most to least. */
export const READS = ["whole", "part", "quoted", "address-only"] as const;
export type Read = (typeof READS)[number];
/** How an address is known. */
export const ADDRESSES = ["seen", "derived"] as const;

export const id = () =>
  slug({title: "Id", description: "A readable name that does not change: it is in people's links."});
export const recorded = () =>
  date({
    title: "Recorded",
    description:
      "The day on which this row entered the record. A question asked as known on an earlier day does not see it."
  });
export const grade = () =>
  oneOf(GRADES, {
    title: "Grade",
    description:
      "primary: the court's, government's or publisher's own text was read; corroborated: two or more independent outlets agree; single: one outlet; secondary: a transcription or another outlet quoting it; unverified: a lead, never stated as fact."
  });
export const read = (of: string) =>
  oneOf(READS, {
    title: "Read",
    description: `How much of ${of} was read itself: whole; part, often its opening pages; quoted, known through what others quote, transcribe or copy out of it; address-only, not read. Empty where nobody noted it.`
  }).nullable();
export const address = (of: string) =>
  oneOf(ADDRESSES, {
    title: "Address known as",
    description: `seen: ${of} was met as it stands; derived: it follows from a pattern or was taken over from a copy, and nobody checked it.`
  }).nullable();
export const sourceIds = () =>
  list(slug({title: "Source", description: "A source id."}), {
    title: "Sources",
    description: "What the row rests on.",
    references: "sources"
  });
export const note = () =>
  text({title: "Note", description: "What a careful reader should know about this row."}).nullable();
export const disagreements = () =>
  list(
    struct(
      {
        about: text({title: "About", description: "What the sources disagree on."}),
        says: text({title: "Says", description: "What this one says."}),
        by: text({title: "By", description: "Who says so."}),
        source_id: slug({
          title: "Source",
          description: "The source, where it is among the record's own.",
          references: "sources"
        }).nullable()
      },
      {title: "Position", description: "One of the positions."}
    ),
    {title: "Disagreements", description: "Where sources disagree: each position, side by side, none dropped."}
  );
