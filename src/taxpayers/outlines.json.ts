import {stateOutlines} from "docketbook/site";

/* The outlines of the states, corners alone. */
process.stdout.write(JSON.stringify(stateOutlines()));
