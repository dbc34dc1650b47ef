import {stateOutlines} from "docketbook/site";

process.stdout.write(JSON.stringify(stateOutlines()));
