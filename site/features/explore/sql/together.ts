import {wholesOf, type Whole} from "../../../charts/wholes.js";
import {FOLLOWS} from "./needs.js";
import {nameOf, sqlTokens, type SqlToken} from "./tokens.js";

/** What went into the numbers of a result, of the values of observations. */
export interface Together {
  /** The units that one number was made of, where they are more than one. */
  units: readonly string[];
  /** Whether some of these are units of one series, so that to keep one series is not enough. */
  oneSeries: boolean;
  /** Whether for some number it could not be seen. */
  unknown: boolean;
  /** The series that went into one number, or stand side by side in one row, of each. */
  series: readonly (readonly string[])[];
  /** What was added together with parts of it. */
  wholes: readonly Whole[];
}

/** Asks the engine, for the first column of a query. Throws for one that it refuses. */
export type Ask = (sql: string) => Promise<readonly string[]>;

/** The kinds of value in a column, each as `series|unit`; null where they could not be seen. */
type Kinds = ReadonlySet<string> | null;
/** A column that holds values of observations, or what was made of them. */
interface Column {
  name: string;
  /** Its place among the columns of its query; of one that a star stands for, none. */
  at: number | null;
  kinds: Kinds;
}
/** What a query reads: a name that it has there, and the columns of values; null for the observations themselves. */
interface Source {
  alias: string;
  text: string;
  columns: readonly Column[] | null;
}
type Queries = ReadonlyMap<string, readonly Column[]>;
type Span = readonly [from: number, to: number];
type Clauses = ReadonlyMap<string, Span>;
/** A value that a query names. */
interface Named {
  span: Span;
  source: Source;
  name: string;
  /** Undefined for one of the observations themselves. */
  kinds: Kinds | undefined;
}
/** What a number is made with: what a function makes of values, or a value by itself. */
interface Operand {
  span: Span;
  values: readonly Named[];
  /** What the function takes, and what comes after its brackets; null for a value by itself. */
  making: {inner: Span; tail: Span} | null;
}

/** Functions that make one value of several, or set them against each other. Those that count or list are none. */
const MAKES =
  /^(?:sum\w*|fsum|kahan_sum|product|avg|favg|mean|geo\w*mean|median|mode|mad|min|max|(?:min|max)_by|arg_m\w+|(?:std|var|covar|regr_|quantile|percentile|kurtosis)\w*|\w+_quantile|corr|skewness|lag|lead|(?:first|last|nth)_value)$/;
/** Those that add, which a whole and its parts must not be. */
const ADDS = /^(?:sum|fsum|sumkahan|kahan_sum|avg|favg|mean)$/;
const CLAUSES = new Set("select from where group having window qualify order limit offset using".split(" "));
const KEPT = ["from", "where", "group", "having", "window", "qualify"];
const SIGNS = new Set(["+", "-", "*", "/", "%"]);

const union = (all: readonly Kinds[]): Kinds =>
  all.includes(null) ? null : new Set(all.flatMap((kinds) => [...(kinds ?? [])]));
const seriesOf = (kind: string) => kind.split("|")[0] ?? "";
const unitOf = (kind: string) => kind.split("|")[1] ?? "";
/** What the engine makes of the observation that a source gives: its series and unit. */
const kindOf = (source: string) => `(${source}.series_id || '|' || ${source}.unit)`;
/** Signs that no value holds: between what tells an observation apart, and between observations. */
const [BETWEEN, AFTER] = ["\u001F", "\u001E"];
/** All that tells apart the observation that a source gives. */
const rowOf = (source: string) =>
  `concat_ws(chr(31), ${["series_id", "unit", "period", "geography"].map((name) => `${source}.${name}`).join(", ")}, coalesce(${source}.dimension, ''))`;

class Reading {
  readonly units = new Set<string>();
  readonly series = new Map<string, readonly string[]>();
  readonly wholes = new Map<string, Whole>();
  oneSeries = false;
  unknown = false;
  readonly #tokens: readonly SqlToken[];
  readonly #words: readonly string[];
  /** Names by which rows are told apart by unit, or by series. */
  readonly #parts = new Map<string, "unit" | "series">([
    ["unit", "unit"],
    ["series_id", "series"]
  ]);
  #judged = false;
  /** Where the bracket that a token opens is closed. */
  readonly #closes = new Map<number, number>();

  constructor(
    private readonly sql: string,
    private readonly ask: Ask
  ) {
    this.#tokens = sqlTokens(sql).filter(({kind}) => kind !== "comment");
    // A quoted name is no keyword.
    this.#words = this.#tokens.map(({kind, text}) => (kind === "word" ? text.toLowerCase() : text));
    const open: number[] = [];
    this.#words.forEach((word, at) => {
      if (/^[([{]$/.test(word)) open.push(at);
      else if (/^[)\]}]$/.test(word) && open.length) this.#closes.set(open.pop()!, at);
    });
  }

  async read(): Promise<void> {
    // What explains or describes a query makes no number.
    if (!/^(?:select|with|from|pivot|\()$/.test(this.#words[0] ?? "")) return;
    const all: Span = [0, this.#tokens.length];
    await this.#query(all, "", new Map(), true);
    // A PIVOT of all columns that names no groups has one for each unit.
    const whole = this.#words[0] === "pivot" && this.#name(1) === "observations" && !this.#words.includes("group");
    if (this.#judged || whole) return;
    const [one] = this.#operands(all, [{alias: "", text: "", columns: null}]);
    if (one?.making && !this.#tokens.some((token) => this.#parts.has(nameOf(token) ?? ""))) this.unknown = true;
  }

  #text([from, to]: Span): string {
    const [first, last] = [this.#tokens[from], this.#tokens[Math.min(to, this.#tokens.length) - 1]];
    return first && last && from < to ? this.sql.slice(first.from, last.to) : "";
  }

  #name(at: number): string | null {
    const token = this.#tokens[at];
    return token ? nameOf(token) : null;
  }

  #clause(clauses: Clauses, name: string): string {
    return this.#text(clauses.get(name) ?? [0, 0]);
  }

  /** The tokens of a span that stand in no bracket of it. */
  #flat([from, to]: Span): number[] {
    const found: number[] = [];
    for (let at = from; at < to; at++) {
      found.push(at);
      at = this.#closes.get(at) ?? at;
    }
    return found;
  }

  #isQuery([from]: Span): boolean {
    return /^(?:select|with|from|values|\()$/.test(this.#words[from] ?? "");
  }

  /** The spans between tokens that part a span. */
  #parted(span: Span, parts: (at: number) => boolean): Span[] {
    const cuts = this.#flat(span).filter(parts);
    return [span[0] - 1, ...cuts].map((cut, index): Span => [cut + 1, cuts[index] ?? span[1]]);
  }

  /** The columns of values that a query gives, after it was judged. */
  async #query(given: Span, before: string, known: Queries, outermost: boolean): Promise<Column[]> {
    let [from] = given;
    const [, to] = given;
    const queries = new Map(known);
    let prefix = before;
    if (this.#words[from] === "with") {
      from += this.#words[from + 1] === "recursive" ? 2 : 1;
      while (from < to) {
        const start = from;
        const name = this.#name(start) ?? "";
        while (from < to && !(this.#words[from] === "(" && this.#isQuery([from + 1, to]))) from++;
        const end = this.#closes.get(from) ?? to;
        queries.set(name, await this.#query([from + 1, end], prefix, queries, false));
        from = end + 1;
        prefix = `${prefix ? `${prefix}, ` : "WITH RECURSIVE "}${this.#text([start, from])}`;
        if (this.#words[from] !== ",") break;
        from++;
      }
    }
    const found: Column[] = [];
    const parts = this.#parted([from, to], (at) => /^(?:union|except|intersect)$/.test(this.#words[at]!));
    for (const [start, end] of parts) {
      let first = start;
      while (/^(?:all|distinct|by|name)$/.test(this.#words[first] ?? "")) first++;
      const alone = this.#words[first] === "(" && this.#closes.get(first) === end - 1;
      const columns = alone
        ? await this.#query([first + 1, end - 1], prefix, queries, outermost)
        : await this.#block([first, end], prefix, queries, outermost && parts.length === 1);
      for (const column of columns) {
        const same = found.findIndex(({name, at}) => (at !== null && at === column.at) || name === column.name);
        if (same < 0) found.push(column);
        else found[same] = {...found[same]!, kinds: union([found[same]!.kinds, column.kinds])};
      }
    }
    return found;
  }

  #clauses(span: Span): Clauses {
    const starts = this.#flat(span).filter((at) => {
      const word = this.#words[at]!;
      if (!CLAUSES.has(word) || this.#tokens[at]?.kind !== "word") return false;
      if (word === "group" || word === "order") return this.#words[at + 1] === "by";
      if (word === "using") return this.#words[at + 1] === "sample";
      return !(word === "from" && this.#words[at - 1] === "distinct" && /^(?:is|not)$/.test(this.#words[at - 2] ?? ""));
    });
    return new Map(starts.map((at, index) => [this.#words[at]!, [at, starts[index + 1] ?? span[1]]]));
  }

  /** What stands after FROM: tables, queries by name and in brackets. */
  async #sources([from, to]: Span, prefix: string, queries: Queries): Promise<Source[]> {
    const found: Source[] = [];
    for (const at of this.#flat([from, to])) {
      if (!/^(?:from|join|,)$/.test(this.#words[at]!)) continue;
      let next = at + 1;
      let columns: readonly Column[] | null | undefined;
      let name = "";
      if (this.#words[next] === "(" && this.#isQuery([next + 1, to])) {
        const end = this.#closes.get(next) ?? to;
        columns = await this.#query([next + 1, end], prefix, queries, false);
        next = end + 1;
      } else {
        while (this.#words[next + 1] === ".") next += 2;
        name = this.#name(next) ?? "";
        columns = queries.get(name) ?? (name === "observations" ? null : undefined);
        next++;
      }
      if (this.#words[next] === "as") next++;
      const alias = next < to ? this.#name(next) : null;
      const own = alias !== null && !FOLLOWS.has(alias);
      if (columns !== undefined)
        found.push({alias: own ? alias : name, text: own ? this.#tokens[next]!.text : name, columns});
    }
    return found;
  }

  /** The values that a span names, with the source of each; not those of queries within it. */
  #values([from, to]: Span, sources: readonly Source[]): Named[] {
    const found: Named[] = [];
    for (let at = from; at < to; at++) {
      if (this.#words[at] === "(" && /^(?:select|with|from)$/.test(this.#words[at + 1] ?? "")) {
        at = this.#closes.get(at) ?? to;
        continue;
      }
      const name = this.#name(at);
      if (name === null || /^[.(]$/.test(this.#words[at + 1] ?? "")) continue;
      const of = this.#words[at - 1] === "." ? this.#name(at - 2) : null;
      for (const source of sources) {
        if (of !== null && of !== source.alias) continue;
        const column = source.columns?.find((one) => one.name === name);
        if (column || (source.columns === null && name === "value"))
          found.push({
            span: [of === null ? at : at - 2, at + 1],
            source,
            name,
            kinds: column ? column.kinds : undefined
          });
      }
    }
    return found;
  }

  /** What an item makes its number with: functions of values, and the values outside of these. */
  #operands(item: Span, sources: readonly Source[]): Operand[] {
    const found: Operand[] = [];
    for (let at = item[0]; at < item[1]; at++) {
      const end = this.#closes.get(at + 1);
      if (!MAKES.test(this.#words[at]!) || this.#words[at + 1] !== "(" || end === undefined) continue;
      const inner: Span = [at + 2, end];
      let to = end + 1;
      while (/^(?:filter|over)$/.test(this.#words[to] ?? "")) to = (this.#closes.get(to + 1) ?? to + 1) + 1;
      const values = this.#values(inner, sources);
      if (values.length) found.push({span: [at, to], values, making: {inner, tail: [end + 1, to]}});
      at = to - 1;
    }
    const bare = this.#values(item, sources).filter(
      ({span: [from]}) => !found.some(({span}) => span[0] <= from && from < span[1])
    );
    return [...found, ...bare.map((value) => ({span: value.span, values: [value], making: null}))];
  }

  /** Which operands have a plus or a minus between them: what is added to what, and not the parts of a product. */
  #added(operands: readonly Operand[]): [number, number][] {
    return operands.flatMap(({span: [from, to]}, left) => {
      if (!/^[+-]$/.test(this.#words[to] ?? "") || /^[*/]$/.test(this.#words[from - 1] ?? "")) return [];
      const right = operands.findIndex(({span}) => span[0] === to + 1);
      return right < 0 || /^[*/]$/.test(this.#words[operands[right]!.span[1]] ?? "") ? [] : [[left, right]];
    });
  }

  /** What a function takes where it chooses by CASE, with something else that is `of` the same source in place of each value. */
  #chosen(inner: Span, values: readonly Named[], of: (source: string) => string): string | null {
    if (!this.#words.slice(...inner).includes("then")) return null;
    const parts: string[] = [];
    for (let at = inner[0]; at < inner[1]; at++) {
      const after = /^(?:then|else)$/.test(this.#words[at - 1] ?? "");
      const value = after && values.find(({span: [from]}) => from === at);
      if (value) {
        parts.push(of(value.source.text));
        at = value.span[1] - 1;
      } else parts.push(after && this.#tokens[at]!.kind === "number" ? "NULL" : this.#tokens[at]!.text);
    }
    return parts.join(" ");
  }

  async #block(span: Span, prefix: string, queries: Queries, outermost: boolean): Promise<Column[]> {
    const clauses = this.#clauses(span);
    const source = clauses.get("from");
    const sources = source ? await this.#sources(source, prefix, queries) : [];
    // Queries that stand as a value or in a condition are judged by themselves.
    for (const [name, [from, to]] of clauses)
      if (name !== "from" || !source)
        for (let at = from; at < to; at++)
          if (this.#words[at] === "(" && /^(?:select|with|from)$/.test(this.#words[at + 1] ?? "")) {
            const end = this.#closes.get(at) ?? to;
            await this.#query([at + 1, end], prefix, queries, false);
            at = end;
          }
    if (!sources.length) return [];
    const select = clauses.get("select");
    if (!select && !outermost) return this.#passed(sources, {prefix, clauses});
    if (!select) {
      await this.#beside([], sources, {clauses, prefix});
      return [];
    }
    let first = select[0] + 1;
    if (this.#words[first] === "distinct") first++;
    if (this.#words[first] === "on") first = (this.#closes.get(first + 1) ?? first) + 1;
    const items = this.#parted([first, select[1]], (at) => this.#words[at] === ",").filter(([from, to]) => from < to);
    if (outermost) await this.#beside(items, sources, {clauses, prefix});
    const given: Column[] = [];
    for (const [at, item] of items.entries()) {
      this.#noteName(item);
      const operands = this.#operands(item, sources);
      const values = operands.flatMap((operand) => operand.values);
      const different = new Set(values.map(({source: {alias}, name}) => `${alias}.${name}`)).size;
      const signs = this.#words.slice(...item).some((word) => SIGNS.has(word));
      const name = this.#alias(item) ?? values[0]?.name ?? "";
      if (operands.some(({making}) => making) || (different > 1 && signs))
        given.push({name, at, kinds: await this.#made(item, operands, {items, clauses, prefix})});
      else if (!outermost && this.#starred(item, sources).length)
        given.push(...(await this.#passed(this.#starred(item, sources), {prefix, clauses})));
      else if (!outermost && values.length) {
        given.push({name, at, kinds: await this.#held(values, {prefix, clauses})});
      }
    }
    return given;
  }

  /** Notes the name that a query gives to the unit or the series. */
  #noteName([from, to]: Span): void {
    const named = to - (this.#words[to - 2] === "as" ? 3 : 2);
    const part = named < from ? undefined : this.#parts.get(this.#name(named) ?? "");
    const name = this.#alias([from, to]);
    if (part && name !== null) this.#parts.set(name, part);
  }

  /** The name that an item of a query has in its result; null where the engine makes one. */
  #alias([from, to]: Span): string | null {
    const name = this.#name(to - 1);
    if (name === null || this.#words[to - 1] === "end" || to - from < 2) return from + 1 === to ? name : null;
    return SIGNS.has(this.#words[to - 2]!) || this.#words[to - 2] === "over" ? null : name;
  }

  /** The sources whose columns a star stands for; none for another item. */
  #starred([from]: Span, sources: readonly Source[]): readonly Source[] {
    if (this.#words[from] === "*") return sources;
    const of = this.#words[from + 1] === "." && this.#words[from + 2] === "*" ? this.#name(from) : null;
    return sources.filter(({alias}) => alias === of);
  }

  /** Notes the series whose values stand side by side in a row: of two tables that are joined, or in two numbers. Of no items, all columns are meant. */
  async #beside(
    items: readonly Span[],
    sources: readonly Source[],
    where: {clauses: Clauses; prefix: string}
  ): Promise<void> {
    const star = (source: Source): Operand[] => {
      const columns = source.columns ?? [{name: "value", kinds: undefined}];
      const values = columns.map(({name, kinds}): Named => ({span: [0, 0], source, name, kinds}));
      return values.length ? [{span: [0, 0], values, making: null}] : [];
    };
    const all = items.length
      ? items.map((item) => [...this.#operands(item, sources), ...this.#starred(item, sources).flatMap(star)])
      : [sources.flatMap(star)];
    const operands = all.flat();
    const values = operands.flatMap((operand) => operand.values);
    const aliases = [...new Set(values.map(({source}) => source.alias))];
    if (aliases.length < 2 && all.filter((some) => some.some(({making}) => making)).length < 2) return;
    const rows = await this.#wentInto(operands, items, where);
    for (const sets of rows ?? []) this.#note(sets.flat(2));
    if (rows) return;
    // What each table lets through is known, though not which of it meets in a row.
    const known = await Promise.all(
      aliases.map((alias) =>
        this.#held(
          values.filter(({source}) => source.alias === alias),
          where
        )
      )
    );
    known.forEach((kinds, at) => {
      for (const one of kinds ?? [])
        for (const other of known.slice(at + 1).flatMap((others) => [...(others ?? [])])) this.#note([one, other]);
    });
  }

  /** Notes the series of what stands in one number or one row. */
  #note(kinds: readonly string[]): void {
    const some = [...new Set(kinds.map(seriesOf))].sort();
    this.series.set(some.join(" "), some);
  }

  /** The values that a query lets through as they are. */
  #passed(sources: readonly Source[], where: {prefix: string; clauses: Clauses}): Promise<Column[]> {
    return Promise.all(
      sources.map(async (source) =>
        source.columns ? [...source.columns] : [{name: "value", at: null, kinds: await this.#seen(source, where)}]
      )
    ).then((columns) => columns.flat());
  }

  /** The kinds of value in the rows that a query reads. */
  async #seen({text}: Source, {prefix, clauses}: {prefix: string; clauses: Clauses}): Promise<Kinds> {
    const rest = ["from", "where"].map((name) => this.#clause(clauses, name)).join(" ");
    return this.ask(`${prefix} SELECT DISTINCT ${kindOf(text)} ${rest}`).then(
      (kinds) => new Set(kinds),
      () => null
    );
  }

  /** The kinds of some values in the rows that a query reads. */
  async #held(values: readonly Named[], where: {prefix: string; clauses: Clauses}): Promise<Kinds> {
    return union(
      await Promise.all(
        values.map(async ({source, kinds}) => (kinds === undefined ? await this.#seen(source, where) : kinds))
      )
    );
  }

  /**
   * Asks which kinds of value went into each operand: of each row that a query gives, a list of each. Null where the engine cannot say.
   * @param item the one item that the operands are of, if there is one: what is asked stands in its place
   */
  async #wentInto(
    operands: readonly Operand[],
    items: readonly Span[],
    {clauses, prefix}: {clauses: Clauses; prefix: string},
    item: Span | null = null
  ): Promise<string[][][][] | null> {
    const parts = operands.map(({making, values}) => {
      const kinds = [...new Set(values.map(({source}) => kindOf(source.text)))];
      if (!making) return kinds.map((kind) => `coalesce(${kind}, '')`);
      const chosen = this.#chosen(making.inner, values, kindOf);
      return (chosen === null ? kinds : [chosen]).map(
        (kind) => `coalesce(array_to_string(list_sort(list(DISTINCT ${kind}) ${this.#text(making.tail)}), ' '), '')`
      );
    });
    const what = `concat_ws('/', ${parts.flat().join(", ")}) AS "what went in"`;
    const selected = [...items.map((one) => (one === item ? what : this.#text(one))), ...(item ? [] : [what])].join(
      ", "
    );
    const asked = (kept: readonly string[]) =>
      `${prefix} SELECT DISTINCT "what went in" FROM (SELECT ${selected} ${kept.map((name) => this.#clause(clauses, name)).join(" ")})`;
    // A number cannot be sorted by what went into it, and all of them count; of rows, those that are shown.
    const answer = await this.ask(asked(item ? KEPT : [...KEPT, "order", "limit", "offset"])).catch(() =>
      // A condition on the number itself cannot be put to what went into it.
      this.ask(asked(["from", "where", "group", "window"])).catch(() => null)
    );
    return (
      answer?.map((one) => {
        const sets = one.split("/").map((kinds) => kinds.split(" ").filter((kind) => kind.includes("|")));
        let next = 0;
        return parts.map(({length}) => sets.slice(next, (next += length)));
      }) ?? null
    );
  }

  /** Notes what a sum adds together with its parts, where the engine can say which observations went into it. */
  async #addedUp(
    {span: [at], values, making}: Operand,
    item: Span,
    {items, clauses, prefix}: {items: readonly Span[]; clauses: Clauses; prefix: string}
  ): Promise<void> {
    const tail = making && this.#text(making.tail);
    // A sum that runs over rows has as many lists as it has rows.
    if (!making || !ADDS.test(this.#words[at]!) || /\bover\b/i.test(tail ?? "")) return;
    for (const text of new Set(values.map(({source}) => source.text))) {
      const rows = this.#chosen(making.inner, values, rowOf) ?? rowOf(text);
      const what = `array_to_string(list(DISTINCT ${rows}) ${tail}, chr(30)) AS "what went in"`;
      const selected = items.map((one) => (one === item ? what : this.#text(one))).join(", ");
      const rest = ["from", "where", "group"].map((name) => this.#clause(clauses, name)).join(" ");
      const numbers = await this.ask(
        `${prefix} SELECT "what went in" FROM (SELECT ${selected} ${rest}) WHERE "what went in" IS NOT NULL`
      ).catch(() => []);
      for (const number of numbers) {
        const counted = number.split(AFTER).flatMap((row) => {
          const [series_id, unit, period, geography, dimension] = row.split(BETWEEN);
          return series_id && unit && period && geography !== undefined && dimension !== undefined
            ? [{series_id, unit, period, geography, dimension}]
            : [];
        });
        for (const one of wholesOf(counted)) {
          const key = `${one.by} ${one.series_id}`;
          if (!this.wholes.has(key)) this.wholes.set(key, one);
        }
      }
    }
  }

  /** Judges the number that an item of a query makes. */
  async #made(
    item: Span,
    operands: readonly Operand[],
    {items, clauses, prefix}: {items: readonly Span[]; clauses: Clauses; prefix: string}
  ): Promise<Kinds> {
    this.#judged = true;
    const added = this.#added(operands);
    for (const operand of operands) await this.#addedUp(operand, item, {items, clauses, prefix});
    const all = await this.#wentInto(operands, items, {clauses, prefix}, item);
    if (all) {
      for (const sets of all) {
        for (const set of sets.flat()) this.#judge(set);
        for (const [left, right] of added) this.#judge([...sets[left]!.flat(), ...sets[right]!.flat()]);
        this.#note(sets.flat(2));
      }
      return new Set(all.flat(3));
    }
    // What the queries within let through is known, though not what goes into each number.
    const known = await Promise.all(operands.map(({values}) => this.#held(values, {prefix, clauses})));
    const by = this.#groups(clauses, items, operands);
    const sets = [
      ...known.filter((_, index) => operands[index]!.making),
      ...added.map(([left, right]) => union([known[left]!, known[right]!]))
    ];
    for (const kinds of by === "unit" ? [] : sets)
      if (kinds === null) this.unknown = true;
      else if (by === "series")
        for (const one of new Set([...kinds].map(seriesOf)))
          this.#judge([...kinds].filter((kind) => seriesOf(kind) === one));
      else this.#judge([...kinds]);
    const whole = union(known);
    if (whole && by === null) this.#note([...whole]);
    return whole;
  }

  /** Whether a query groups, or parts its windows, by unit or by series. */
  #groups(clauses: Clauses, items: readonly Span[], operands: readonly Operand[]): "unit" | "series" | null {
    const group = clauses.get("group");
    const names = (span: Span) => this.#tokens.slice(...span).map((token) => nameOf(token) ?? token.text);
    const tails = operands.flatMap(({making}) => (making ? [making.tail] : []));
    const written = [...(group ? [group] : []), ...tails].flatMap(names);
    const placed = group && (written.includes("all") || /\d/.test(this.#text(group))) ? items.flatMap(names) : [];
    const found = new Set([...written, ...placed].map((name) => this.#parts.get(name)));
    return found.has("unit") ? "unit" : found.has("series") ? "series" : null;
  }

  #judge(kinds: readonly string[]): void {
    const units = new Set(kinds.map(unitOf));
    if (units.size < 2) return;
    for (const unit of units) this.units.add(unit);
    const pairs = new Set(kinds);
    if (pairs.size > new Set(kinds.map(seriesOf)).size) this.oneSeries = true;
  }
}

/**
 * What a query puts together of the values of observations, where it makes a number of several: by sums and the like, or by signs between two.
 * The engine is asked which series and units go into each number, by the query itself with the number replaced.
 * @returns null for a query that puts nothing together
 */
export async function together(sql: string, ask: Ask): Promise<Together | null> {
  const reading = new Reading(sql, ask);
  await reading.read();
  const {units, oneSeries, unknown, series, wholes} = reading;
  return units.size || unknown || series.size
    ? {
        units: [...units].sort(),
        oneSeries,
        unknown,
        series: [...series.values()].filter((some) => some.length > 1),
        wholes: [...wholes.values()]
      }
    : null;
}
