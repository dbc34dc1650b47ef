import type {ProseWords} from "../../loaders/prose/language.js";
import type {Grade, Read} from "../../loaders/schema/common.js";
import type {Case} from "../../loaders/schema/tables/cases.js";
import type {Claim} from "../../loaders/schema/tables/claims.js";
import type {Event} from "../../loaders/schema/tables/events.js";
import type {Observation} from "../../loaders/schema/tables/observations.js";
import type {Order} from "../../loaders/schema/tables/orders.js";
import {
  formatDay,
  formatMonth,
  formatRestriction,
  formatStatus,
  shortMonth,
  type StatusNames
} from "../../loaders/status/statusmessages.js";
import type {StatusOnDay} from "../../loaders/status/statuson.js";

const SMALL = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
const integer = new Intl.NumberFormat("en-US");
const courts = (count: number) => `${SMALL[count] ?? integer.format(count)} ${count === 1 ? "court" : "courts"}`;
const plural = (count: number, one: string, many = `${one}s`) => `${integer.format(count)} ${count === 1 ? one : many}`;

/** A stretch of time in which courts limited a flow, in words. */
interface Stretch {
  from: string | null;
  until: string | null;
  limit: string;
  barred: boolean;
  courts: string;
  orders: number;
}
/** Names of courts in a row, of which one has its own exception behind it: a comma ends that. */
const excepting = (named: readonly string[]) =>
  named.some((name) => name.includes(" except ")) && named.length > 1
    ? `${named.slice(0, -1).join(", ")}, and ${named.at(-1)}`
    : new Intl.ListFormat("en-GB", {type: "conjunction"}).format(named);

/** Words around a date; some languages say an exact day otherwise. */
type OfDate = (words: string, exact: boolean) => string;

/** Every word that the interface itself says in English. Another language is a file with the same keys; `Words` is their type. */
export const en = {
  /** The language as BCP 47 names it, its own name for itself, and the locale of its numbers and lists. */
  code: "en",
  name: "English",
  locale: "en-US",
  // Newspapers put no comma before “and”; en-US would.
  listLocale: "en-GB",
  /** What the check of prose needs to read its numbers; dates and separators come from the locale. Null for English, which it knows. */
  prose: null as ProseWords | null,

  date: {
    day: formatDay,
    /** A day without its year. */
    dayOfYear: (day: string) => formatDay(day).replace(/, \d{4}$/, ""),
    /** Two days of one month, or of one year, without the year. */
    daysOfYear: (start: string, end: string) => {
      const [from, to] = [start, end].map((day) => formatDay(day).replace(/, \d{4}$/, ""));
      return start.slice(0, 7) === end.slice(0, 7) ? `${from}–${Number(end.slice(8))}` : `${from}–${to}`;
    },
    month: formatMonth,
    monthOfYear: (month: string) => formatMonth(month).replace(/ \d{4}$/, ""),
    shortMonth,
    /** A day in as little room as it takes. */
    shortDay: formatDay,
    about: ((words) => `about ${words}`) as OfDate,
    inferred: (words: string) => `${words} (inferred)`,
    onOrAfter: ((words) => `on or after ${words}`) as OfDate,
    upTo: ((words) => `up to ${words}`) as OfDate,
    between: (from: string, to: string, exact: boolean) => `between ${from}${exact ? "," : ""} and ${to}`,
    notVerified: "not verified yet",
    verified: (day: string) => `verified through ${day}`
  },

  number: {
    small: SMALL,
    /** A large number in words: its digits and its scale. */
    scales: [
      [1e12, "trillion"],
      [1e9, "billion"],
      [1e6, "million"]
    ] as readonly (readonly [size: number, word: string])[],
    bounds: {
      exact: "",
      about: "about ",
      nearly: "nearly ",
      "more-than": "more than ",
      "less-than": "less than ",
      low: "",
      central: "",
      high: ""
    } as Record<Observation["bound"], string>,
    ends: {low: " (low end)", central: " (central value)", high: " (high end)"} as Partial<
      Record<Observation["bound"], string>
    >,
    /** How the titles of units of money and of shares begin: their sign stands for it. */
    money: /^dollars/,
    share: /^percent/
  },

  /** The words of another, as a sentence quotes them. */
  quoted: (words: string) => `“${words}”`,

  grades: {
    primary: "primary text read, in whole or in part",
    corroborated: "two or more independent outlets",
    single: "one outlet",
    secondary: "read in a transcription or another outlet",
    unverified: "unverified lead"
  } as Record<Grade, string>,
  gradeNames: {} as Partial<Record<Grade, string>>,
  reads: {
    whole: "read in whole",
    part: "read in part",
    quoted: "quoted by others",
    "address-only": "not read"
  } as Record<Read, string>,
  primaryText: (read: string) => `primary text ${read}`,

  /** Words of the record's lists (`preliminary-injunction`), where they are not the words of their ids. */
  slugs: {} as Readonly<Record<string, string>>,
  /** States by their names in English, where they have others. */
  states: {} as Readonly<Record<string, string>>,
  /** What the package's usual pages are called in the navigation, by address; others have the title of their page. */
  pages: {} as Readonly<Record<string, string>>,
  /** Headings and standfirsts of pages that are made of the record alone. */
  listPages: {
    "/chronology": ["Chronology", "Every event, with its sources."],
    "/cases/": [
      "Cases",
      "Every case and appeal in the record: its court, its docket number and where it stood when last checked."
    ],
    "/orders/": ["Orders", "What the courts ordered, who is bound and for how long, one order per row."],
    "/claims": [
      "Claims",
      "What published articles said, claim by claim and in our words, next to what the record shows. What officials claimed elsewhere is not checked here."
    ],
    "/search": [
      "Search",
      "Events, orders, cases, laws, claims, series and sources. The search runs in this page; your searches stay on your device."
    ]
  } as Readonly<Record<string, readonly [title: string, standfirst: string]>>,

  shell: {
    skip: "Skip to the text",
    pages: "Pages",
    contents: "Contents",
    /** For a page of another language with texts of the record that nobody has translated. */
    partlyEnglish: "Some of this page is in English.",
    stale: (day: string) => `Last checked ${day}. Courts may have ruled since.`,
    edition: (day: string) => `Edition of ${day}.`,
    /** Around the link: before it, the link, and after it. */
    notVerified: ["The record is ", "not verified yet", "."],
    verified: (day: string) => ["The record was verified through ", day, "."],
    code: "Code: ISC. The record’s own words: ",
    corrections: "Corrections",
    /** The whole record as one file; its size comes between. */
    everything: ["Download everything (zip", ")"],
    check: "Check this copy",
    credits: "Credits",
    /** The way to the page that says how to correct the site. */
    mistake: "See a mistake?",
    /** The link to the same page in this language. */
    switch: "English",
    /** What the first page is called where the way to it is offered. */
    home: "Home",
    inLanguage: (name: string) => `in ${name}`,
    copy: "Copy",
    copied: "Copied",
    copyCitation: (style: string) => `Copy ${style} citation`,
    /** Where the browser copies nothing by itself. */
    selectAndCopy: "Select and copy",
    /** What a reader who saw an earlier edition is told. */
    changedSince: (count: number) => `${plural(count, "row")} changed since your last visit`,
    sinceLastVisit: " (since your last visit)",
    dismiss: "Don’t show this again",
    darkPage: "For a dark page",
    nothingKept: "This site keeps nothing about your visits.",
    tellMe: "Remember this edition on this device",
    editionKept:
      "This device remembers the date of the last edition you saw and sends it nowhere. When a newer one is out, each page says how many rows changed.",
    /** What a reader is told whose edition is none of those that the site can compare; `{0}` is its day. */
    editionUnlisted:
      "You last saw the edition of {0}. This site has no list of the rows that changed since; the corrections say what was wrong.",
    forget: "Forget it"
  },

  /** Who makes the story, and how it is cited. */
  about: {
    by: (names: string) => `By ${names}.`,
    noPublisher: "This edition names no publisher. Write to whoever gave you this copy.",
    /** Around the address to write to. */
    write: ["Write to ", "."],
    noAddress:
      "This edition gives no address to write to, so we cannot say where to send a correction. Whoever runs the website where you read this, or gave you this copy, can pass one on.",
    itsSite: "Its site says how to reach it.",
    /** Between the story and its publisher. */
    published: " is published by ",
    data: "The data",
    version: (day: string, verified: string) => `(Version ${day}; ${verified}) [Data set].`,
    /** What stands in a citation where neither the build nor a script knows the address. */
    address: "[address of this site]",
    addAddress: "Add the page’s address and the date you read it.",
    /** Around the links to the file for programs and to the editions. */
    programs: ["Software can read the same from ", "; a version’s tables stay at its ", "edition’s address", "."]
  },

  citations: {
    grade: (grade: string, words: string) => `Grade: ${grade}, ${words}`,
    /** After the grade of a value that was read elsewhere: an event of the same thing can have a higher one, by other sources. */
    oneSource: ". A number here names only the source that it was read in, even if others report it",
    inTheSource: "In the source: ",
    back: (says: string) => `Back to the text that cites ${says}`,
    text: "↑ text",
    moreSources: (count: number) => `${count} more sources`,
    title: "Sources for this page",
    facts: (count: number) => `${plural(count, "fact")} and who says so`,
    about: "Every row of the record that this page cites, in the order of the text. ",
    grades: "What the grades mean",
    /** The citation of a source whose own page or telephone the words before it lead to. */
    mark: "source",
    shut: "Close",
    restsOn: (words: string) => `Sources for “${words}”`,
    corrections: "Corrections to this page",
    /** `checked` is the last day that was checked, where corrections are newer: none of them checks a later one. */
    corrected: (count: number, day: string, checked: string | null) =>
      `${plural(count, "correction")}, the latest on ${day}${checked === null ? "" : `; the record is still checked only through ${checked}`}`,
    /** Before what it said, between that and what it says, and after that. */
    was: [": was “", "”, is “", "”. "],
    /** The way to a correction's own words, which tell of so many other rows too. */
    whole: (others: number) => `The full correction, covering ${plural(others, "row")} on other pages`,
    unchecked: "address not checked",
    copied: "read in a copy",
    aboutSource: "About this source"
  },

  figure: {
    data: (title: string) => `Data: ${title}`,
    source: (count: number): string => (count === 1 ? "Source:" : "Sources:"),
    about: "About this chart",
    licensed: (license: string) => `words and drawing ${license}, figures with credit to the sources above`,
    unit: "Unit:",
    weaker: "Weaker rows:",
    table: "The data as a table",
    of: (format: string, title: string) => `${format} of: ${title}`,
    embed: "Embed",
    link: "Link",
    linkTo: (title: string) => `Link to: ${title}`,
    hint: "Point, tap or press arrow keys to read values.",
    values: (title: string) => `Values: ${title}`,
    /** What the keys do there. */
    valueKeys: "Arrow keys lead from value to value, Tab to the source.",
    show: "Show the chart",
    row: "Row of the record",
    rowAndSource: "Its row and source",
    grade: "Grade:",
    andMore: (names: string, count: number) => `${names} and ${count} more`,
    /** The same on paper, where there is nothing to open: where the others stand. */
    andMoreAt: (count: number, file: string) => ` and ${count} more, all in ${file}`
  },

  embed: {
    code: "Code to embed this chart",
    /** Around the two ways to keep to a theme. */
    frame: [
      "As a frame, interactive as it is here and sized to fit. On a dark page, add ",
      " to the address; ",
      " keeps it light."
    ],
    frameOf: (title: string) => `Frame code for: ${title}`,
    picture: "As an image, where scripts or frames are not allowed:",
    pictureOf: (title: string) => `Image code for: ${title}`,
    site: "Put this site’s address in place of ",
    edition: (day: string) => `edition of ${day}`,
    /** Before the site's name, which is a link. */
    from: "From "
  },

  status: {
    table: "The law on any date",
    derived: (verified: string) => `Derived from the orders alone; ${verified}`,
    columns: ["From", "Until", "Limit", "Courts", "Binds", "Orders"],
    beginning: "the beginning",
    noEnd: "no end found",
    none: "none",
    nobody: "nobody",
    nobodyByName: "nobody by name",
    noLimit: "no court bar",
    noOrder: "no order known",
    today: (flow: string | null) => (flow === null ? "Court orders" : `${flow}: court orders`),
    todayNotVerified: "Not verified yet: ",
    asRecorded: (day: string) => ["As recorded through ", day, ", "],
    /** Where a court sits. */
    inPlace: (place: string) => `in ${place}`,
    /** Courts by name or place, each with what it excepts. */
    barredIt: (count: number, named: readonly string[]) => `${courts(count)} barred it: ${excepting(named)}.`,
    noticeOfIt: (count: number, named: readonly string[]) =>
      `${courts(count)} allowed it only after notice: ${excepting(named)}.`,
    /** Courts by name in a row, each with what it excepts. */
    excepting,
    /** The clause in which an order says what it leaves open, and how it is told. */
    except: /\bexcept\b[^,;]*/,
    /** The same for readers who are no lawyers: the question, the answer around its day, and what a court did. */
    plain: {
      ask: (flow: string) => `${flow}: is it allowed?`,
      barred: (day: string) => ["No, as recorded through ", day, ". "],
      notice: (day: string) => ["Only after notice, as recorded through ", day, ". "],
      court: (place: string, did: string) => `a court in ${place} ${did}`,
      /** The same court at the head of a line. */
      named: (place: string) => `Court in ${place}`
    },
    noCourtBarred: "no court order in the record limited it.",
    noOrderKnown: "the record has no order on it.",
    orders: (count: number) => `From ${plural(count, "order")}; no end date found`,
    by: (names: string) => `By ${names}`,
    record: "Record ",
    counts: (events: string, orders: string, figures: string) =>
      `${events} events · ${orders} orders · ${figures} figures · each number and date links to its source`,
    binds: (names: string) => `Binds ${names || "nobody by name"}.`,
    since: (day: string) => `since ${day}`,
    onAppeal: (court: string, number: string, day: string) =>
      `Appeal docketed ${day} (${court} ${number}); no decision in the record.`,
    sentence: (status: StatusOnDay, names: StatusNames) => formatStatus(status, names),
    restriction: (status: Pick<StatusOnDay, "restriction" | "court_ids" | "binds" | "order_ids">, names: StatusNames) =>
      formatRestriction(status, names)
  },

  law: {
    restrictions: {none: "no court bar", notice: "only after notice", barred: "barred"} as Record<
      Order["restriction"],
      string
    >,
    /** The labels of a stretch that is barred by some courts, some of which leave something open, and of one after notice, the fullest first. None leaves out the exception. */
    barred: (count: number, open: number) =>
      open === 0
        ? [`barred by ${courts(count)}`, "barred"]
        : open === count
          ? [`barred by ${courts(count)}, with an exception`, "barred, with an exception", "barred in part"]
          : [
              `barred by ${courts(count)}, ${SMALL[open] ?? open} with an exception`,
              `${courts(count)}, ${SMALL[open] ?? open} with an exception`
            ],
    withException: (what: string) => `${what} with an exception`,
    notice: ["only after notice", "notice first", "notice"],
    /** A stretch of the band: its first day and the first day after, who limits, and how many orders stand behind it. */
    stretch: ({from, until, limit, barred, courts: names, orders}: Stretch) => {
      const when =
        from === null
          ? until === null
            ? "Throughout"
            : `Before ${until}`
          : until === null
            ? `Since ${from}, no end found`
            : `${from}, to ${until}`;
      return `${when}: ${limit}${orders ? `${barred ? " by" : ","} ${names}; ${plural(orders, "order")}` : ""}`;
    },
    short: "no limit",
    outcomes: {
      denial: "Diamonds mark denials, which limited nothing",
      lifted: "Triangles mark orders that lifted or paused another",
      other: "Circles mark other orders that set no limit"
    },
    bindsShort: (names: string) => `(binds ${names})`,
    notVerifiedAfter: (day: string) => `not verified after ${day}`,
    notVerified: "not verified yet",
    noOrderYet: "No court order on it is in the record yet",
    noMore: "No court order limits it anymore",
    never: "No court order has limited it",
    asItStands: (count: number, barred: boolean, since: string | null) =>
      `${courts(count)} ${count === 1 ? "has" : "have"} ${barred ? "barred it" : "required notice first"}${since === null ? "" : ` since ${since}`}`,
    atFirst: "at first",
    from: (day: string) => `from ${day}`,
    subtitle: (flow: string) => `Court orders on ${flow}: the strictest limit in force, and the orders behind it`,
    columns: {
      kind: "Kind",
      what: "What",
      from: "From",
      until: "Until (first day after)",
      limit: "Limit",
      courts: "Courts",
      binds: "Binds"
    },
    kinds: {inForce: "in force", order: "order", event: "event"},
    noOrderWithLimit: "no order with a limit",
    unit: (from: string, to: string) => `days, ${from} to ${to}`,
    derived: "Derived from the orders alone.",
    unsure: (orders: string) => `The date of ${orders} is uncertain.`,
    others: "A denial, or an appeals court’s affirmance of one, leaves other orders standing.",
    recordNotVerified: "The record is not verified yet.",
    recordVerified: (day: string) => `The record was verified through ${day}; it says nothing about later days.`,
    whoOn: "By today’s record, who was bound on ",
    /** Who was bound by the orders of one court. */
    boundBy: (names: readonly string[], listed: string, court: string) =>
      `${listed} ${names.length === 1 ? "was" : "were"} bound by ${court}`,
    nobodyBound: "Nobody was bound by a limit.",
    noAnswerAfter: (day: string) => `No answer after ${day}, the last day for which the record was verified.`,
    noAnswerBefore: (day: string) => `No answer before ${day}, where the chart begins.`,
    noAnswer: "no answer",
    noDate: "No date. Type a full date, or move the slider.",
    move: "Move the day",
    copyDay: "Copy link to this day",
    everyPeriod: "Every period in words"
  },

  list: {
    find: "Find in this list",
    findIn: (caption: string) => `Find in: ${caption}`,
    words: "Search",
    all: "All",
    allOf: (count: string) => `All ${count}`,
    allCounted: (counted: string) => `All ${counted}.`,
    showAll: (count: string) => `Show all ${count}`,
    clear: "Clear",
    showSome: (caption: string) => `${caption}: show some`,
    pagesOf: (caption: string) => `Pages of: ${caption}`,
    page: (page: number, last: number) => `Page ${page} of ${last}`,
    few: (found: string, all: string, noun: string) => `${found} of ${all} ${noun}`,
    /** How a list is sorted, after the count of its rows. */
    sorted: (column: string, descending: boolean) => `, by ${column}, ${descending ? "descending" : "ascending"}`,
    part: (from: string, to: string) => `, showing ${from} to ${to}`,
    none: (noun: string) => `No ${noun} match. Clear the search or the filters.`
  },

  search: {
    ask: "Words, a name, a docket number, a date",
    button: "Search",
    keys: "↓ and ↑ move through the results; Escape returns here.",
    lookIn: "Search in",
    everything: "Everything",
    results: "Results",
    /** In bold, and after it. */
    needsScript: [
      "Search needs JavaScript.",
      " It runs on this page alone and asks no server. Without it, these lists have everything:"
    ],
    withLeads: (rows: number, leads: number) => `${integer.format(rows)} and ${plural(leads, "unverified lead")}`,
    byKind: "Everything, by kind",
    /** What tables are called where they are offered, by their names, where that is not the table’s own title; `pages` are the pages and charts. */
    kinds: {} as Readonly<Record<string, string>>,
    /** What the script of the page says; `{0}` is a count, a kind, the question or an error. */
    says: {
      one: "{0} result",
      many: "{0} results",
      among: " among {0}",
      partly: "Nothing matches all of these words. ",
      some: " with some of them",
      cut: ", the best {0} shown",
      /** `{1}` is the kind among which nothing was found, as `among` says it. */
      none: "Nothing found{1} for “{0}”.",
      /** `{0}` is the number as it was asked for. */
      noDocket: "No docket {0} in the record.",
      /** `{0}` is a language, `{1}` the question. */
      elsewhere: "Search in {0}: “{1}”",
      reading: "Reading the index…",
      failed: "The index could not be read ({0}). The lists below have everything.",
      /** What leads to a page in English, and what shows words in English alone, in a search of another language. */
      english: "page in English",
      englishText: "excerpt in English",
      inLanguage: "in {0}",
      /** Words of a question that tell no row from another, without accents. */
      empty:
        "a about all also am an and any anyone are as at be been but by came can come comes coming could did do does ever find for from gave get gets getting give go going got had happen happens has have he how i if in into is it its just know knows let may me might must my need no not now of on or our please really she should so still tell than that the their them then there these they this those to today up us want was way we were what when where which who whom why will with would you your",
      /** Endings that a word may have or not beside `s` and `es`, without accents; the longest is left out. */
      endings: "ing ed e"
    }
  },

  record: {
    someRows: (some: number, all: number) => `${integer.format(some)} of ${plural(all, "row")}`,
    restrictions: {
      none: "sets no limit of its own",
      notice: "allowed only after notice",
      barred: "barred"
    } as Record<Order["restriction"], string>,
    /** What a bar is called that suspends a policy and forbids nothing else. */
    policySuspended: "policy suspended",
    limitsOtherwise: "limits in another way",
    sources: (count: number) => (count === 1 ? "1 source" : `${count} sources`),
    disagree: "Sources disagree",
    noPublisher: "publisher not known",
    readIt: "Read it",
    readCopy: "Read a copy",
    copyRead: "The copy we read",
    copyAt: "Read in a copy at ",
    notLinked: "(not the publisher’s site; address not linked)",
    docketAt: (where: string) => `Docket at ${where}`,
    lookUpAt: (where: string) => `Look up the docket at ${where}`,
    noDocketNumber: "(docket number not known)",
    unverified: "unverified",
    unverifiedOn: (day: string) => `Unverified, ${day}:`,
    theLead: "The lead, with its sources",
    notes: "Notes",
    figure: "Figure",
    /** What a row of a table is called, where that is not the table's own word for it. */
    one: {} as Readonly<Record<string, string>>,
    /** How many rulings, and with how many orders, where one has several. */
    rulings: (count: number, orders: number) =>
      `${plural(count, "ruling")}${orders > count ? `, ${plural(orders, "order")} in all` : ""}`,
    events: (count: number) => plural(count, "event"),
    lanes: {
      agencies: "Agencies",
      courts: "Courts",
      congress: "Congress and watchdogs",
      press: "Press and public"
    } as Record<Event["lane"], string>,
    recorded: "Recorded",
    sourcesOfEntry: "Sources for this entry",
    whatToKnow: "What to know",
    keys: {notice: "notice first", barred: "barred", beyond: "not verified"},
    docket: "Docket",
    orderNamed: (title: string, appealed: boolean) => `Order${appealed ? ", appealed" : ""}: ${title}`,
    whereCaseStands: "Where the case stands"
  },

  feed: {
    about: "New events and corrections",
    of: (title: string) => `${title}: new events and corrections`,
    correction: (is: string) => `Correction: ${is}`,
    corrected: (was: string, is: string, reason: string) => `The record said “${was}” and now says “${is}”. ${reason}`,
    kind: "correction",
    followCase: "Follow this case:",
    followAll: "Follow the record:",
    atom: "feed (Atom)",
    calendar: "calendar of hearings and deadlines",
    /** The same where all of its days are past. */
    calendarPast: "calendar of past hearings and deadlines"
  },

  laws: {
    none: "The record has no provisions yet.",
    claim: "Claim",
    evidence: (count: number) => `Evidence in ${plural(count, "claim")}: `
  },

  series: {
    none: "The record has no series yet.",
    noYears: "none",
    caption: "Every series",
    noun: ["series", "series"] as readonly [one: string, many: string],
    columns: {
      title: "Series",
      group: "Group",
      publisher: "Publisher",
      unit: "Unit",
      years: "Years",
      values: "Values"
    }
  },

  corrections: {
    none: "None yet: this is the first edition.",
    caption: "Corrections",
    noun: ["correction", "corrections"] as readonly [one: string, many: string],
    date: "Found",
    of: "Kind of row",
    wrong: "What was wrong",
    rows: (count: number) => plural(count, "row"),
    linkTo: (is: string) => `Link to the correction: ${is}`,
    was: "Was",
    is: "It says now",
    found: "How found",
    where: "Where",
    kinds: {changed: "Changed", added: "New", removed: "Removed", renamed: "Renamed"},
    step: (to: string, count: number, from: string) =>
      `${to}: ${plural(count, "row")} changed since the edition of ${from}`,
    /** Around the link to the list of all changes. */
    more: (count: number) => [`And ${plural(count, "row")} more, in `, "the list of all changes", "."],
    thisOne: " (this one)",
    /** Around the link to the manifest. */
    manifest: [": ", "manifest", ", which lists the edition’s tables and their hashes"],
    firstKept:
      "This is the first edition kept here. The corrections above say what was wrong before it; no earlier tables are kept."
  },

  /** Texts of the story's own figures and views by their English; a story adds them in `src/words/`. */
  story: {} as Readonly<Record<string, string | ((...values: string[]) => string)>>,

  cases: {
    begun: (appeal: boolean, day: string) => `${appeal ? "docketed" : "filed"} ${day}`,
    lines: {filings: "Filings", hearings: "Hearings", rulings: "Orders and rulings", others: "Other events"},
    strip: (name: string, day: string, events: string, limits: string | null) =>
      `${name} from ${day} on: ${events}. ${limits === null ? "" : `Limits: ${limits}. `}Listed in full below.`,
    /** A count of events, with how many of them are leads. */
    withLeads: (events: string, leads: number) => `${events} (${leads} unverified)`,
    overTime: "The case over time.",
    dots: "Dots are events, hollow if the day is unknown",
    bars: "; bars are limits, for as long as they held ",
    /** One, and more than one. */
    parties: {
      plaintiff: ["Plaintiff", "Plaintiffs"],
      defendant: ["Defendant", "Defendants"],
      appellant: ["Appellant", "Appellants"],
      appellee: ["Appellee", "Appellees"],
      petitioner: ["Petitioner", "Petitioners"],
      respondent: ["Respondent", "Respondents"],
      movant: ["Movant", "Movants"],
      intervenor: ["Intervenor", "Intervenors"],
      amicus: ["Amicus", "Amici"],
      "not-a-party": ["Not parties", "Not parties"]
    } as Record<Case["parties"][number]["role"], readonly [one: string, many: string]>,
    counsel: {
      plaintiff: "For plaintiffs",
      defendant: "For defendants",
      appellant: "For appellants",
      appellee: "For appellees",
      petitioner: "For petitioners",
      respondent: "For respondents",
      movant: "For the movant",
      intervenor: "For intervenors",
      amicus: "For amici",
      "not-a-party": "For others"
    } as Record<Case["parties"][number]["role"], string>,
    byRole: (count: number) => `${plural(count, "name")}, by role`,
    all: "All cases",
    andAppeals: "The case and its appeals",
    appeals: "Appeals",
    noAppeal: "The record has no appeal in this case.",
    ordersAppealed: "Orders appealed",
    partiesHeading: "Parties",
    counselHeading: "Counsel",
    inBrief: "The case in brief",
    court: "Court",
    docketNumber: "Docket number",
    filed: "Filed",
    docketed: "Docketed",
    judges: (count: number): string => (count === 1 ? "Judge" : "Judges"),
    notKnown: "not known",
    about: "About",
    noFlow: "no flow in this record",
    related: "Related cases",
    orders: "Orders",
    noOrder: "The record has no order in this case.",
    events: "Filings, hearings and what followed",
    noEvent: "The record has no event of this case.",
    other: "Other",
    appealFrom: "appeal from ",
    otherData: "Cases about other data never change the legal status tracked here.",
    caption: "Cases and appeals",
    noun: ["case", "cases"] as readonly [one: string, many: string],
    columns: {
      case: "Case",
      court: "Court",
      judge: "Judge",
      stood: "Where it stood",
      filed: "Filed",
      data: "Data",
      rulings: "Rulings"
    }
  },

  orders: {
    noticeBy: (count: number) => `notice first, by order of ${courts(count)}`,
    barredBy: (count: number) => `barred by ${courts(count)}`,
    by: (names: string) => `By ${names}`,
    bound: (names: string) => `Bound: ${names}`,
    noFirstDay:
      "Its first day in force is not known, and it doesn’t restrict sharing, so it does not change the status.",
    notCounted: "Its first day in force is not known, so the status does not count it.",
    noLimit: "By itself it set no limit on sharing.",
    noLimitOthersStand: "By itself it set no limit on sharing, and it leaves other orders standing.",
    stayed: (status: string) => `The legal status stayed as it was: ${status}.`,
    inForce: "in force ",
    neverHeld: "it never held",
    notKnown: "What is not known",
    throughOthers: "The status changed that day through other orders: ",
    anotherEnded: "Another order ended that day.",
    togetherWith: "It did so together with: ",
    beforeAndAfter: (flow: string) => `${flow}, the day before and the day it took effect:`,
    itEnded: "It ended: ",
    itPaused: "It paused: ",
    whenItEnded: "When it ended",
    thisOrder: "This order",
    thisOrderOn: (day: string) => `this order, ${day}`,
    overTime: (flow: string) => `${flow} over time.`,
    effects: {
      restricts: (flow: string) => `it restricted ${flow}`,
      permits: (flow: string) => `it set no limit of its own on ${flow}`,
      neutral: (flow: string) => `it changed nothing about ${flow}`
    } as Record<Order["effect"], (flow: string) => string>,
    permitsInPart: (flow: string) => `it allowed part of ${flow} and limited the rest`,
    supersededBy: "Superseded by: ",
    before: (among: string) => `← Before, ${among}`,
    after: (among: string) => `After, ${among}\u00a0→`,
    only: (among: string) => `The only order ${among}`,
    first: (among: string) => `The first order ${among}`,
    last: (among: string) => `The last order ${among}`,
    inThisCase: "in this case",
    aboutSameData: "about the same data",
    neighbors: "Orders before and after",
    all: "All orders",
    oneRuling: (parts: number) => `One ruling, ${parts} orders`,
    partOf: (parts: number) => `one of ${parts} orders in the same ruling`,
    changed: (flow: string | null) => (flow === null ? "What it changed" : `What it changed about ${flow}`),
    noEnd: "No end date was found.",
    noEndThrough: (verified: string, known: boolean) =>
      `The record is ${verified}${known ? "; it says nothing about later days" : ""}.`,
    called: "What others called it",
    noContradiction: "The sources we read do not contradict each other on this.",
    cameAbout: "How it came about",
    inBrief: "The order in brief",
    facts: {
      made: "Made",
      by: "By",
      type: "Type",
      sameRuling: "Parts of the same ruling",
      binds: "Binds",
      asReported: "As reported",
      atTheTime: "At the time",
      from: "From",
      noFrom: "not known",
      until: "Until",
      noUntil: "no end date found",
      untilDay: (day: string) => `${day}, the first day it was no longer in force`,
      whyEnded: "Why it ended",
      length: "Length",
      pages: (count: number) => plural(count, "page"),
      citation: "Citation",
      opinion: "Opinion or order",
      noAddress: "no address known",
      embeddedIn: "embedded in: ",
      asOf: (day: string) => `as of ${day}`,
      ownText: "Its own text",
      entry: "Docket entry",
      noEntry: "not found",
      affirms: "Affirms",
      affirmedBy: "Affirmed by",
      noAppealFrom: "No source in the record names this order in an appeal.",
      limit: "Limit",
      noLimit: "set no limit",
      otherDockets: "Dockets in other courts",
      legal: "Legal citation",
      apa: "Cite in APA style"
    },
    /** How an order was made, where it is no paper of its own. */
    forms: {oral: "oral ruling", minute: "minute order"} as Record<NonNullable<Order["form"]>, string>,
    standing: {
      open: "No end date found",
      ended: "Ended",
      none: "No limit that the status counts",
      unknown: "First day unknown"
    },
    noFirstDayKnown: "first day unknown",
    heldUntil: (day: string) => `until ${day}; first day unknown`,
    heldSince: (day: string) => `since ${day}; no end date found`,
    heldFromUntil: (from: string, until: string) => `from ${from} until ${until}`,
    binds: (names: string) => `binds ${names}`,
    otherData: "Orders about other data never change the legal status tracked here.",
    caption: "Orders",
    noun: ["order", "orders"] as readonly [one: string, many: string],
    columns: {
      order: "Order",
      court: "Court",
      judge: "Judge",
      date: "Date",
      type: "Type",
      limit: "Limit",
      binds: "Binds",
      status: "Status",
      data: "Data"
    }
  },

  timeline: {
    list: "All events in order",
    name: "Timeline of all events",
    keys: "Inside it, plus and minus zoom; 0 shows everything. On an event, arrows lead to the next one, Page Up and Page Down to another month.",
    filters: "Show only",
    lane: "Who acted",
    kind: "Kind",
    case: "Case",
    grade: "Sourcing",
    which: "Which events",
    /** Every event, the leads among them apart. */
    all: (count: number, leads: number) => `All ${count - leads}${leads ? ` and ${plural(leads, "lead")}` : ""}`,
    /** One box for the courts of the list. */
    allCourts: "All courts",
    key: (count: number) => `${count} key events`,
    none: (chosen: readonly string[]) =>
      `No event matches${chosen.length ? ` all of: ${chosen.join(", ")}` : ""}. Clear the filters to see all.`,
    text: "Search",
    clear: "Clear",
    zoomIn: "Zoom in",
    zoomOut: "Zoom out",
    earlier: "Earlier",
    later: "Later",
    whole: "All years",
    on: "The law on",
    known: "as known on",
    cursor: "Day of the cursor",
    mark: "Event in the timeline",
    close: "Close",
    copyLink: "Copy link",
    previous: "Previous event",
    next: "Next event",
    zoomTo: "Zoom to these",
    orders: "The orders in force, one by one",
    binds: (binds: string) => `Binds ${binds || "nobody by name"}.`,
    sentence: (on: string, {words}: {words: string}, verified: boolean) =>
      `On ${formatDay(on)}, ${words}${verified ? "" : "\nThe record is not verified yet."}`,
    knownOn: (known: string) => `As known on ${formatDay(known)}.`,
    knownToday: "By what the record holds today.",
    nothingKnown: (known: string, first: string) =>
      `On ${formatDay(known)}, this record held nothing yet: its first rows were recorded on ${formatDay(first)}.`,
    leftOut: (parts: readonly string[]) =>
      parts.length === 0 ? "" : `Left out of the address, because this page cannot show it: ${parts.join(", ")}.`,
    /** Events and leads of each that there are, leads apart: nobody verified that one happened. */
    count: (shown: number, events: number, leads: number, allLeads: number) =>
      `${shown === events ? "" : `${integer.format(shown)} of `}${plural(events, "event")}${leads ? ` and ${leads === allLeads ? "" : `${integer.format(leads)} of `}${plural(allLeads, "unverified lead")}` : ""}`,
    inView: (count: number) => `${integer.format(count)} in view,`,
    range: (from: string, to: string) => `${formatDay(from)} to ${formatDay(to)}`,
    gathered: (count: number) => `${count} events close together`,
    picture: (count: number, from: string, to: string) =>
      `${count} events between ${formatDay(from)} and ${formatDay(to)} in lanes. The list below gives the same events in words.`,
    tighter: (year: number, times: number) =>
      `Before ${year} the scale is ${Math.round(times)} times tighter: the zigzag marks the change.`,
    legend: [
      ["plain", "event"],
      ["order", "court order"],
      ["disclosure", "disclosure"],
      ["about", "date approximate"],
      ["notice", "notice first"],
      ["span", "day unknown: somewhere in the bar"],
      ["unverified", "unverified lead"],
      ["barred", "barred"],
      ["count", "events too close to separate"],
      ["except", "barred, with an exception"],
      ["later", ""]
    ] as readonly (readonly [
      look:
        | "plain"
        | "order"
        | "disclosure"
        | "about"
        | "notice"
        | "span"
        | "unverified"
        | "barred"
        | "count"
        | "except"
        | "later",
      says: string
    ])[],
    notVerified: (through: string | null) =>
      through === null ? "not verified yet" : `after ${formatDay(through)}: not verified`,
    groups: {agencies: "Agencies", congress: "Congress, watchdogs", press: "Press and public"},
    otherCourts: "Other courts",
    notice: "notice",
    barred: (names: readonly string[], open: readonly string[]) => [
      `barred: ${names.map((name) => (open.includes(name) ? `${name} (with an exception)` : name)).join(", ")}`,
      plural(names.length, "court")
    ],
    inChronology: "In the chronology"
  },

  claims: {
    named: (count: number, verdict: Claim["verdict"] | null, letter: string | null) =>
      `${plural(count, verdict === null ? "claim" : `${verdict} claim`)}${letter === null ? "" : ` in article ${letter}`}`,
    only: (verdict: Claim["verdict"] | null, letter: string | null) =>
      `Only ${verdict === null ? "claims" : `${verdict} claims`}${letter === null ? "" : ` in article ${letter}`}`,
    show: (named: string) => `Show ${named}`,
    byArticle: "Verdicts by article",
    matrix: "Verdicts. Select a count to see its claims.",
    verdict: "Verdict",
    article: (letter: string) => `Article ${letter}`,
    articles: (count: number) => plural(count, "article"),
    both: "Both",
    all: "All",
    shows: "What the record shows",
    toDo: {
      accurate: "Nothing to correct.",
      imprecise: "To correct it, say what the record shows:",
      inaccurate: "A correction could read:",
      unsupported: "To correct it, cut it or attribute it:"
    } as Record<Claim["verdict"], string>,
    evidence: (count: number) => `Evidence: ${plural(count, "row")} of the record`,
    corrected: (day: string) => `Corrected ${day}`,
    link: (number: number) => `Claim ${number}, permanent link`,
    caption: "Claims",
    noun: ["claim", "claims"] as readonly [one: string, many: string],
    columns: {claim: "Claim", article: "Article", number: "Number"},
    verdicts: {
      accurate: "accurate",
      imprecise: "imprecise",
      inaccurate: "inaccurate",
      unsupported: "unsupported"
    } as Record<Claim["verdict"], string>
  }
};

/** What a language says: the keys of English, so that a missing one is an error of types. */
export type Words = typeof en;
