export interface Place {
  row: number;
  column: number;
}

interface Extent {
  rows: number;
  columns: number;
  /** Rows of a page. */
  page: number;
}

/** Where a key moves the cell of a table; null for a key that moves none. */
export function keyMove(
  {key, ctrlKey, metaKey}: {key: string; ctrlKey: boolean; metaKey: boolean},
  {row, column}: Place,
  {rows, columns, page}: Extent
): Place | null {
  const far = ctrlKey || metaKey;
  const at = (nextRow: number, nextColumn: number): Place => ({
    row: Math.max(0, Math.min(rows - 1, nextRow)),
    column: Math.max(0, Math.min(columns - 1, nextColumn))
  });
  switch (key) {
    case "ArrowDown":
      return at(far ? rows : row + 1, column);
    case "ArrowUp":
      return at(far ? 0 : row - 1, column);
    case "ArrowRight":
      return at(row, far ? columns : column + 1);
    case "ArrowLeft":
      return at(row, far ? 0 : column - 1);
    case "PageDown":
      return at(row + page, column);
    case "PageUp":
      return at(row - page, column);
    case "Home":
      return at(far ? 0 : row, 0);
    case "End":
      return at(far ? rows : row, columns);
    default:
      return null;
  }
}
