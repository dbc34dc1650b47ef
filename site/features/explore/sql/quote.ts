/* Names and texts as SQL quotes them, under names that say so: the loaders' own, so that there is one way to do it. */
export {literal as quoteText, name as quoteName} from "../../../../loaders/schema/sql.js";
