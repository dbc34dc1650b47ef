import {z} from "zod";

// What CourtListener's REST API v4 promises of the fields that are used here. Fields that are not named are passed over, so that a new one
// breaks nothing.

const day = z.iso.date().nullable();
const moment = z.iso.datetime({offset: true});

/** A document of a docket entry. Its text is left where it is. */
export const recapDocument = z.object({
  id: z.int(),
  /** Text, since appellate numbers are long; empty for a minute entry's. */
  document_number: z.string().nullable(),
  attachment_number: z.int().nullable(),
  description: z.string(),
  page_count: z.int().nullable(),
  is_available: z.boolean().nullable(),
  /** Null where CourtListener does not know. */
  is_sealed: z.boolean().nullable(),
  filepath_ia: z.string(),
  filepath_local: z.string().nullable(),
  sha1: z.string(),
  absolute_url: z.string().nullish(),
  date_modified: moment
});
export type RecapDocument = z.infer<typeof recapDocument>;

/** An entry of a docket, as it was when it was read: a text can be empty at first, and any entry can change. */
export const docketEntry = z.object({
  id: z.int(),
  /** Null for a minute entry, which the court does not number. */
  entry_number: z.int().nullable(),
  recap_sequence_number: z.string(),
  date_filed: day,
  description: z.string(),
  date_created: moment,
  date_modified: moment,
  recap_documents: z.array(recapDocument)
});
export type DocketEntry = z.infer<typeof docketEntry>;

export const docket = z.object({
  id: z.int(),
  court_id: z.string(),
  docket_number: z.string().nullable(),
  docket_number_raw: z.string().nullish(),
  case_name: z.string(),
  assigned_to_str: z.string(),
  referred_to_str: z.string(),
  panel_str: z.string(),
  appeal_from_str: z.string(),
  cause: z.string(),
  nature_of_suit: z.string(),
  jurisdiction_type: z.string(),
  date_filed: day,
  date_terminated: day,
  date_last_filing: day,
  absolute_url: z.string(),
  /** Kept from search engines, often at the wish of somebody named in it. */
  blocked: z.boolean(),
  date_modified: moment
});
export type Docket = z.infer<typeof docket>;

export const party = z.object({
  id: z.int(),
  name: z.string(),
  date_modified: moment,
  party_types: z.array(z.object({docket_id: z.int(), name: z.string(), date_terminated: day, extra_info: z.string()})),
  attorneys: z.array(z.object({attorney_id: z.int(), docket_id: z.int(), role: z.int(), date_action: day}))
});
export type Party = z.infer<typeof party>;

/** A page of a list. The count is a number, or the address at which it can be asked for. */
export const pageOf = <S extends z.ZodType>(item: S) =>
  z.object({count: z.union([z.int(), z.url()]).nullish(), next: z.url().nullable(), results: z.array(item)});
