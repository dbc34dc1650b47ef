import {tableFromArrays, tableToIPC} from "apache-arrow";
process.stdout.write(tableToIPC(tableFromArrays({n: [1, 2]}), "file"));
