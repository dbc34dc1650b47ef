import type {Docket, DocketEntry, Party, RecapDocument} from "../../../../loaders/sources/courtlistener/schema.js";
import {json, type Handler} from "../../../tools/server.js";

// A made-up docket, in the form of CourtListener's answers. The names are samples.

export const sampleDocument = (id: number, rest: Partial<RecapDocument> = {}): RecapDocument => ({
  id,
  document_number: "1",
  attachment_number: null,
  description: "Complaint",
  page_count: 10,
  is_available: true,
  is_sealed: false,
  filepath_ia: "",
  filepath_local: `recap/sample.${id}.pdf`,
  sha1: "",
  absolute_url: `/docket/5/1/sample-${id}/`,
  date_modified: "2026-01-02T09:00:00.000000-08:00",
  ...rest
});

export const sampleEntry = (id: number, rest: Partial<DocketEntry> = {}): DocketEntry => ({
  id,
  entry_number: id,
  recap_sequence_number: `2026-01-02.${String(id).padStart(3, "0")}`,
  date_filed: "2026-01-02",
  description: `ORDER granting ${id} Motion for Stay under 5 U.S.C. 705. Signed by Judge Sample on 1/2/2026. (Entered: 01/02/2026)`,
  date_created: "2026-01-02T09:00:00.000000-08:00",
  date_modified: `2026-01-02T09:00:${String(id).padStart(2, "0")}.000000-08:00`,
  recap_documents: [sampleDocument(1000 + id)],
  ...rest
});

export const sampleDocket: Docket = {
  id: 5,
  court_id: "dcd",
  docket_number: "1:26-cv-00005-ABC",
  docket_number_raw: "1:26-cv-00005",
  case_name: "Sample Union v. Sample Agency",
  assigned_to_str: "Ann B. Sample",
  referred_to_str: "",
  panel_str: "",
  appeal_from_str: "",
  cause: "",
  nature_of_suit: "",
  jurisdiction_type: "",
  date_filed: "2026-01-02",
  date_terminated: null,
  date_last_filing: "2026-01-03",
  absolute_url: "/docket/5/sample-union-v-sample-agency/",
  blocked: false,
  date_modified: "2026-01-03T00:00:00-08:00"
};

export const sampleParty: Party = {
  id: 9,
  name: "Sample Union",
  date_modified: "2026-01-03T00:00:00-08:00",
  party_types: [
    {docket_id: 5, name: "Plaintiff", date_terminated: null, extra_info: ""},
    {docket_id: 77, name: "Amicus", date_terminated: null, extra_info: ""}
  ],
  attorneys: [{attorney_id: 3, docket_id: 77, role: 2, date_action: null}]
};

/** Answers as the service does: by cursor, two entries a page, filtered by what was modified after. Fields that nobody asked for come along. */
export const courtListener =
  (entries: () => DocketEntry[]): Handler =>
  ({url, headers}, response) => {
    const address = new URL(url!, `http://${headers.host}`);
    const extra = {resource_uri: address.href, a_new_field: {of: ["the service"]}};
    if (address.pathname === "/api/rest/v4/dockets/5/") return json(response, {...sampleDocket, ...extra});
    if (address.pathname === "/api/rest/v4/parties/")
      return json(response, {count: 1, next: null, previous: null, results: [{...sampleParty, ...extra}]});
    if (address.pathname !== "/api/rest/v4/docket-entries/") return response.writeHead(404).end();
    const after = Date.parse(address.searchParams.get("date_modified__gt") ?? "1970-01-01T00:00:00Z");
    const all = entries()
      .filter(({date_modified}) => Date.parse(date_modified) > after)
      .sort((a, b) => Date.parse(a.date_modified) - Date.parse(b.date_modified));
    const from = Number(address.searchParams.get("cursor") ?? 0);
    const next = new URL(address);
    next.searchParams.set("cursor", String(from + 2));
    const count = `${address.origin}${address.pathname}?count=on`;
    json(response, {
      count,
      next: from + 2 < all.length ? next.href : null,
      previous: null,
      results: all.slice(from, from + 2).map((entry) => ({...entry, ...extra}))
    });
  };
