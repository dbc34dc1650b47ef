/** Names of this story's agencies, cases, figures and documents, as words: "slice" and "notice" are not among them. */
export const STORY =
  /\b(IRS|ICE|DHS|SSA|CMS|Treasury|Centro|CEDC|CTR|Kollar-Kotelly|Friedrich|Talwani|taxpayers?|6103|ITINs?|irs-ice)\b|\b(irs|ctr|cedc|itin|jct)-|47[,_]?289|42[,_]?695/;
