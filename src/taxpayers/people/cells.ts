import type {AnyCell} from "docketbook/client";
import {peopleNational} from "./national.js";
import {peopleParts} from "./parts.js";
import {peopleState} from "./state.js";

/** The cells of the notebook of people, in the order of its page. */
export const peopleNotebook = [peopleNational, peopleState, peopleParts] as unknown as readonly AnyCell[];
