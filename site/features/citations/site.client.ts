/* What every page runs: small helps that the page reads well without. */
import {enhanceCitations} from "./citations.js";

enhanceCitations(document);
