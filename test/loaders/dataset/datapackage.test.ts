import {readFileSync} from "node:fs";
import {Ajv} from "ajv";
import addFormats from "ajv-formats";
import {describe, expect, test} from "vitest";
import {tables} from "../../../loaders/schema/tables.js";
import type {Table} from "../../../loaders/schema/table.js";
import {dataPackage, PROFILE} from "../../../loaders/dataset/datapackage.js";
import {tableSchema} from "../../../loaders/dataset/datapackage.js";
import {sample} from "../../values/sample.js";
import {sampleEdition} from "../../values/samplefiles.js";

interface Field {
  name: string;
  type: string;
  format?: string;
  constraints?: {required?: boolean; unique?: boolean; enum?: string[]};
  missingValues?: string[];
}
interface Schema {
  fields: Field[];
  primaryKey?: string[];
  uniqueKeys?: string[][];
  foreignKeys?: {fields: string[]; reference: {resource?: string; fields: string[]}}[];
  missingValues: string[];
}
interface Resource {
  name: string;
  path: string;
  type?: string;
  mediatype: string;
  bytes: number;
  hash: string;
  schema?: Schema;
}
interface Descriptor {
  $schema: string;
  name: string;
  version: string;
  licenses: {name: string}[];
  sources?: {title: string; path?: string}[];
  resources: Resource[];
}

const written = (table: Table, format: "csv" | "parquet") => ({
  table,
  format,
  path: `${table.name}.${format}`,
  bytes: 12,
  sha256: "0".repeat(64)
});
const all: Table[] = [...Object.values<Table>(tables), sample];
const source = {
  id: "a",
  title: "A report",
  publisher: null,
  language: null,
  url: "https://example.com/a",
  date: null,
  copy_url: null,
  address: null,
  read: null,
  note: null,
  recorded: "2026-01-02"
};
const made = dataPackage(
  sampleEdition,
  [source, {...source, id: "b", url: null}],
  all.flatMap((table) => [written(table, "csv"), written(table, "parquet")])
);
const descriptor = JSON.parse(JSON.stringify(made)) as Descriptor;

/* The rules of https://datapackage.org/standard (2.0) for what a descriptor here uses, written from its text. */
describe("the descriptor keeps the rules of Data Package 2.0", () => {
  const {resources} = descriptor;
  const schemas = resources.flatMap(({name, schema}) => (schema ? [[name, schema] as const] : []));

  test("it names its profile, its version and a license by its SPDX id", () => {
    expect(descriptor.$schema).toBe("https://datapackage.org/profiles/2.0/datapackage.json");
    expect(descriptor).toMatchObject({name: "sample", version: "2026-01-02", licenses: [{name: "CC-BY-4.0"}]});
    expect(descriptor.sources).toEqual([{title: "A report", path: "https://example.com/a"}, {title: "A report"}]);
  });

  test("every table is there as CSV and as Parquet, under a name of its own and a path inside the package", () => {
    expect(resources).toHaveLength(all.length * 2);
    expect(new Set(resources.map(({name}) => name)).size).toBe(resources.length);
    for (const {name, path, mediatype, bytes, hash} of resources) {
      expect(name).toMatch(/^[a-z0-9-]+$/);
      expect(path).toMatch(/^(?![./~])(?!.*\.\.)[^\\:]+$/);
      expect(mediatype).toMatch(/^(text\/csv|application\/vnd\.apache\.parquet)$/);
      expect(Number.isInteger(bytes)).toBe(true);
      expect(hash).toMatch(/^sha256:[0-9a-f]{64}$/);
    }
  });

  test.for(schemas)(
    "the schema of %s names every column once, with a type and constraints that the standard knows",
    ([name, {fields, missingValues}]) => {
      const table = all.find((candidate) => candidate.name === name)!;
      expect(fields.map((field) => field.name)).toEqual(table.columns.map((column) => column.name));
      expect(missingValues).toEqual([""]);
      for (const {name: column, type, format, constraints} of fields) {
        expect(["string", "number", "integer", "boolean", "date", "array", "object"]).toContain(type);
        if (format !== undefined) expect([type, format]).toEqual(["string", "uri"]);
        expect(constraints?.required ?? false).toBe(!table.columns.find((known) => known.name === column)!.nullable);
        if (constraints?.enum)
          expect(type === "string" && new Set(constraints.enum).size === constraints.enum.length).toBe(true);
      }
    }
  );

  test.for(schemas)(
    "the keys of %s are fields, and a primary key is never null",
    ([, {fields, primaryKey, uniqueKeys}]) => {
      const required = (column: string) => fields.find(({name}) => name === column)?.constraints?.required === true;
      if (primaryKey) expect(primaryKey.every(required)).toBe(true);
      for (const key of uniqueKeys ?? [])
        expect(key.every((column) => fields.some(({name}) => name === column))).toBe(true);
      expect(primaryKey !== undefined || uniqueKeys !== undefined).toBe(true);
    }
  );

  test.for(schemas)(
    "what %s refers to is a resource of the package, by its primary key",
    ([name, {fields, foreignKeys = []}]) => {
      for (const {fields: from, reference} of foreignKeys) {
        expect(fields.map((field) => field.name)).toEqual(expect.arrayContaining(from));
        expect(reference.resource).not.toBe(name);
        const target = resources.find((resource) => resource.name === (reference.resource ?? name));
        expect(target?.schema?.primaryKey).toEqual(reference.fields);
      }
    }
  );

  test("an empty text is a value where a column has no null, and null where it has", () => {
    const {fields} = JSON.parse(JSON.stringify(tableSchema(sample))) as Schema;
    expect(fields.find(({name}) => name === "text")?.missingValues).toEqual([]);
    expect(fields.find(({name}) => name === "text_null")?.missingValues).toBeUndefined();
  });
});

/* The profile as it was published; its authors gave it to the public domain. */
describe(`the published profile, ${PROFILE}`, () => {
  const ajv = new Ajv({strict: false, allErrors: true});
  addFormats.default(ajv);
  const check = ajv.compile(
    JSON.parse(
      readFileSync(new URL("../../site/features/publish/datapackage-2.0.json", import.meta.url), "utf8")
    ) as object
  );
  const validate = (candidate: unknown) => (check(candidate) ? [] : (check.errors ?? []));

  test("accepts the descriptor", () => {
    expect(validate(descriptor)).toEqual([]);
  });

  test("refuses a descriptor without resources, and a field of an unknown type", () => {
    expect(validate({...descriptor, resources: undefined})).not.toEqual([]);
    const wrong = structuredClone(descriptor);
    wrong.resources[0]!.schema!.fields[0]!.type = "texte";
    expect(validate(wrong)).not.toEqual([]);
  });
});
