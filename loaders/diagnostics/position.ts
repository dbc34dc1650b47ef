/** Where something stands in a file of the record: lines and columns count from 1, columns in UTF-16 units as editors do. */
export interface Place {
  file: string;
  line: number;
  column: number;
}
