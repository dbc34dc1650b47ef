/** D3 brings no types of its own; a cell is handed it whole. */
declare module "d3";
