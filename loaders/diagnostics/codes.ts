import type {Diagnostic} from "./diagnostic.js";

interface CodeMeaning {
  severity: Diagnostic["severity"];
  /** What the code means. */
  means: string;
  /** How to put it right. */
  mend: string;
}

const error = (means: string, mend: string): CodeMeaning => ({severity: "error", means, mend});
const warning = (means: string, mend: string): CodeMeaning => ({severity: "warning", means, mend});

/** Every code that a diagnostic can carry. They are stable: one is never given another meaning. `docs/errors.md` is made from this. */
export const codes = {
  "file-missing": error(
    "A file that the record needs is not there, or cannot be read.",
    "Add the file. A table without rows is a file that holds `[]`; a series without observations is a CSV file with only its header. If a file was cut short, or is not what its name says, fetch or make it again."
  ),
  "file-unexpected": error(
    "A file in the record's folder belongs to no table, or no row of `series.yaml` names a CSV file in `series/`.",
    "Rename it, move it out of the folder, or add the row that names it. A README, a license and files whose name begins with a dot may stay."
  ),
  "file-too-large": error(
    "A file is larger than the reader takes: 64 MiB, 1,000,000 YAML tokens, or 2,000,000 CSV cells.",
    "Split the series, or keep the raw material elsewhere and put only what the story relies on in the record."
  ),
  encoding: error(
    "A file is not UTF-8. The place is the first byte that is not.",
    "Save the file again as UTF-8. Editors offer it under `Save with encoding`; spreadsheets as `CSV UTF-8`."
  ),
  "yaml-syntax": error(
    "A file is not the plain YAML that a record is written in. Anchors, aliases, tags and several documents in one file are refused too, as is a key that appears twice in one row.",
    "Look at the line named and the one before it: indentation by spaces, a space after each colon, quotes closed, and quotes around text that holds `: ` or ` #`."
  ),
  "json-syntax": error(
    "A line of a JSON Lines file is not JSON, or not an object.",
    "Write one object a line, names in double quotes, nothing after the last comma. A file that is one large JSON array becomes lines with `jq -c '.[]'`."
  ),
  "type-mismatch": error(
    "A value in JSON or Parquet has another type than its column: text where a number belongs, or the reverse.",
    "Write numbers, true and false without quotes, and dates and decimals as text in quotes."
  ),
  "nested-too-deep": error(
    "A YAML file nests lists and mappings deeper than any table needs.",
    "Write the row as its table's columns; the deepest column is a list of mappings."
  ),
  "csv-syntax": error(
    "A file is not CSV as RFC 4180 has it: a row with more or fewer cells than the header, a quote in the wrong place or never closed, or a header cell that is empty or appears twice.",
    "Put a cell that holds a comma, a quote or a line end in double quotes, and write a quote inside it twice."
  ),
  "line-too-long": error(
    "A line of a file that is loaded in bulk is longer than 32 MB.",
    "Look at the line. An unclosed quote merges many lines into one, and a whole document belongs in a file of its own."
  ),
  "cell-too-long": error(
    "A cell is longer than 100,000 characters.",
    "A record cites documents and does not hold them: quote the passage that matters."
  ),
  "problems-too-many": error(
    "A file has more than 10,000 problems; the rest are left out.",
    "Fix those shown, then run it again."
  ),
  "shape-mismatch": error(
    "There is a single value where a list or a mapping belongs, or the reverse.",
    "Write a list as `[a, b]` or one item a line after a hyphen."
  ),
  "column-missing": error(
    "A row, or a CSV file's header, lacks a required column.",
    "Add the column. A column may be left out only if it can be empty, or if the series gives a default for it."
  ),
  "column-unknown": error(
    "A row or a header has a column that its table does not.",
    "Correct the name, or add the column to the table's file in `loaders/schema/`."
  ),
  "column-derived": error("A file gives a column that is derived from the others.", "Leave it out."),
  "value-missing": error(
    "A cell is empty in a column that needs a value.",
    "Write the value. If it is not known, the row may not be ready for the record."
  ),
  "value-refused": error(
    "A row has the right columns and types, but breaks a rule of its table.",
    "Read the table's rule in `loaders/schema/`."
  ),
  "id-malformed": error(
    "An id is not lower-case words and numbers joined by hyphens or dots.",
    "Write it like `jones-stay` or `appeal-26.5006`."
  ),
  "id-duplicate": error(
    "Two rows have the same id. Ids are unique across all tables, since a citation names the id alone.",
    "Give the row that is newer, or less linked to, another id."
  ),
  "observation-duplicate": error(
    "Two observations have the same series, period, geography and dimension, or differ only in letters that an id leaves out.",
    "Give them different dimensions, or series of their own."
  ),
  "reference-unknown": error(
    "A cell names the id of a row that does not exist.",
    "Correct the id, or add the row that it names."
  ),
  "rests-on-unverified": error(
    "A row refers to one graded `unverified`. That is a lead: nothing else may rely on it.",
    "Verify the lead and change its grade, remove the reference, or grade this row `unverified` too."
  ),
  "date-malformed": error(
    "A date is not written as the record writes dates.",
    "Days are `2025-11-21`. Where a column takes less precise dates, EDTF: `2025-11`, `2025`, `2025-11-21?`, `2025-06~`, `2026-02-24/2026-04`, `2026-02-25/..`."
  ),
  "date-impossible": error(
    "A date is correctly written but does not exist, such as February 30.",
    "Look the day up again in the source. If it is not known, write the month: `2025-02`."
  ),
  "date-far": warning(
    "A date is more than a hundred years after the edition, or before 1600: most often a digit is wrong.",
    "Look the year up again in the source. If the date is right, leave it."
  ),
  "from-before-date": error(
    "An order holds from a day before it was made, so the status counts it too early.",
    "Correct `from` or `date`; one is often a year off. An order that reaches back says so in `note`."
  ),
  "number-malformed": error(
    "A number contains something other than digits, one decimal point and a leading minus sign.",
    "Write it plainly: no thousands separators, units or currency signs."
  ),
  "number-inexact": error(
    "A number has more digits than the tables can hold, and would come back as another number.",
    "Whole numbers go up to 9007199254740991; others keep about 15 significant digits."
  ),
  "enum-unknown": error(
    "A cell has a word that its column does not allow.",
    "Use one of the words that the message lists."
  ),
  "interval-reversed": error(
    "An order, or a date from one day to another, ends before it begins. `until` is the first day on which an order no longer held, so that it is later than `from`.",
    "Check both days; one is often a year off."
  ),
  "until-without-reason": error(
    "An order has an end and does not say what ended it.",
    "Fill in `until_reason`, or remove `until` if no end date was found."
  ),
  "restriction-without-from": warning(
    "An order sets a limit, and the day from which it held is not known. The status cannot count it.",
    "Fill in `from` when it is known."
  ),
  "denial-restricts": error(
    "A denial, or an affirmance, has a restriction of its own. It sets none, and it leaves other orders standing.",
    "Write `restriction: none`. If the court also ordered something, that is an order with a row of its own."
  ),
  "url-scheme": error(
    "An address begins with something other than `http://` or `https://`.",
    "Use the address of the page itself. `javascript:`, `data:` and the like are refused since a reader's click would run them."
  ),
  "url-malformed": error(
    "An address is invalid: it has no host, or contains spaces or a user name.",
    "Copy it from the browser's address bar."
  ),
  "text-markup": error(
    "A text contains HTML tags or entities. Text is plain and shown as written.",
    "Write the characters themselves (`&`, `é`, `<`) and leave tags out."
  ),
  "text-formula": error(
    "A text begins with `=`, `@`, or a sign that no number follows. The tables are published as CSV too, and a spreadsheet that opens one would run it as a formula.",
    "Begin with a word, or put the text in quotation marks: `“=SUM”`."
  ),
  "text-control": error(
    "A text contains an invisible character that changes how others are shown or read: a control character, a bidirectional override, or half a surrogate pair.",
    "Delete it. It often comes from copying out of a PDF."
  ),
  "text-cut": error(
    "A text without quotes contains ` #`, so YAML reads the rest of the line as a comment.",
    "Put the text in quotes. A comment goes on a line of its own."
  ),
  "text-untrimmed": error("A text begins or ends with white space.", "Remove the white space."),
  "source-missing": error("A row names no source.", "Add the source to `sources.yaml` and its id to `source_ids`."),
  "unit-mismatch": error(
    "An observation is in a unit that its series does not list.",
    "Correct the unit, or add it to the `unit_ids` of the series."
  ),
  "money-inexact": error(
    "An amount of money has parts of a cent, or is too large to be exact to the cent.",
    "Write dollars, or dollars and cents."
  ),
  "before-case-filed": error(
    "An order was made, or an appeal docketed, before the case was filed.",
    "Check both days, and that the row names the right case."
  ),
  "appealed-order-mismatch": error(
    "A case names an order that it is an appeal from, and the order is not one of the case below, or was made after the appeal was docketed.",
    "Name orders of the case in `appeal_of`, as a source says; leave the list out where none does."
  ),
  "docket-number-mismatch": warning(
    "A docket number has the form of another kind of federal court than its own, or the year in it is not that of the filing. Numbers of other forms are ignored.",
    "Look the number up on the docket. A case that was transferred may keep its year: then the warning may stand."
  ),
  "count-out-of-bounds": error(
    "A count is below zero, a share above 100, an order shorter than a page, an event has more independent sources than sources, or a recheck names more rows than it counts.",
    "Look the number up again; check its unit."
  ),
  "part-exceeds-whole": warning(
    "For the same series, period and dimension, the value of a part of the home geography, or of all its parts together, exceeds that of the whole by more than rounding explains.",
    "Check both values and places. If the source itself says so, add a note."
  ),
  "total-differs": error(
    "A total is not the sum of the series that its own series names under `sum_of`, and its note does not say by how much it differs.",
    "Check the rows. If the source itself differs, give the difference, or the sum, in the note of the total."
  ),
  "weekday-mismatch": warning(
    "A text names a day of the week next to a date that fell on another.",
    "Look the day up in the source. One of the two is wrong, in the source or here."
  ),
  "primary-unread": error(
    "A row is graded primary, and its own `read`, or that of all its sources, says that the text was only quoted by others or not read at all.",
    "Grade it `secondary`, `single` or `corroborated`, or correct `read`."
  ),
  "case-cycle": error(
    "A case is, through one or more steps, an appeal of itself.",
    "Remove the wrong step: `appeal_of` names the case below."
  ),
  "recorded-after-edition": error(
    "A row was recorded, or the record verified, on a day after the edition.",
    "Correct the day, or move the edition's day in `docketbook.yaml`."
  ),
  "translation-missing": warning(
    "A text of the record has no translation in a language that has a translations file. Pages in that language show the original, marked as being in another language.",
    "Add a row to `translations/LANGUAGE.csv` with the table, id, column and hash that the message gives, and the text."
  ),
  "translation-stale": warning(
    "A text of the record changed after it was translated. Until it is translated again, pages show the original.",
    "Read both, change the translation where it needs it, and write the new hash that the message gives."
  ),
  "translation-differs": error(
    "A translation has another number or date than the text that it translates.",
    "Correct the translation, or the text."
  ),
  "number-uncited": error(
    "A page's prose has a number or a date that cites no row.",
    "Cite the row that says so, `[1,200](cite:ID)`, or mark what is not a fact of the record, `[words](exempt:reason)`."
  ),
  "cite-unknown": error("A page cites an id that no row has.", "Correct the id, or add the row."),
  "cite-unverified": error(
    "A page's prose cites a row graded `unverified`.",
    "Show a lead as a lead; cite only verified rows."
  ),
  "cite-differs": error(
    "A page has another number or date than the row that it cites.",
    "Correct the prose, or the row if its source says so."
  ),
  internal: error(
    "docketbook failed in a way that it did not foresee. This is a bug in docketbook, not an error in the record.",
    "Report it, with the file that it names."
  )
} as const satisfies Record<string, CodeMeaning>;

/** The code of a diagnostic. */
export type Code = keyof typeof codes;
