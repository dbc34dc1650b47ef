import {z} from "zod";

/** What version 1 of the Federal Register's API promises of the fields that are used here. */
export const registerDocument = z.object({
  document_number: z.string(),
  title: z.string(),
  type: z.string(),
  abstract: z.string().nullish(),
  action: z.string().nullish(),
  citation: z.string().nullish(),
  publication_date: z.iso.date(),
  effective_on: z.iso.date().nullish(),
  html_url: z.url(),
  pdf_url: z.url().nullish(),
  docket_ids: z.array(z.string()).default([]),
  /** Some agencies are known by their raw name alone. */
  agencies: z.array(z.object({raw_name: z.string(), name: z.string().optional(), slug: z.string().optional()}))
});
export type RegisterDocument = z.infer<typeof registerDocument>;

/** A page of a search; without any result the service leaves the list out. */
export const registerPage = z.object({
  count: z.int(),
  next_page_url: z.url().nullish(),
  results: z.array(registerDocument).default([])
});
