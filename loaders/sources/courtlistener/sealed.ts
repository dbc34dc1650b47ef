import type {DocketEntry, RecapDocument} from "./schema.js";

/** Of a sealed document only that it is there. */
export interface SealedDocument {
  id: number;
  document_number: string | null;
  attachment_number: number | null;
  is_sealed: true;
}
export type OpenEntry = Omit<DocketEntry, "recap_documents"> & {recap_documents: (RecapDocument | SealedDocument)[]};

/** An entry without what is known of its sealed documents, which the court keeps from the public; and how many they are. */
export function withoutSealed(entry: DocketEntry): {entry: OpenEntry; sealed: number} {
  const documents = entry.recap_documents.map((document) => {
    const {id, document_number, attachment_number, is_sealed} = document;
    return is_sealed ? {id, document_number, attachment_number, is_sealed} : document;
  });
  return {entry: {...entry, recap_documents: documents}, sealed: documents.filter(({is_sealed}) => is_sealed).length};
}
