const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** A date of the proleptic Gregorian calendar that exists: `2025-02-30` does not, nor does the year 0. */
export function isDate(text: string): boolean {
  if (!DATE.test(text) || text.startsWith("0000")) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** A schema's module can have a copy of this one: by this the compiled checks know its `isDate` for the same. */
isDate.docketbook = "isDate";
