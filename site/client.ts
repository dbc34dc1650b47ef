/*
 * The public interface of `docketbook/client`: what a story's own figures and the cells of its pages are made of. Everything here runs in a browser and
 * at build time alike, and reads no file.
 */
export {axisOf, plotScale, type Quantity} from "./charts/axis.js";
export {comparable, type Comparable} from "./charts/comparable.js";
export {dots} from "./charts/dots.js";
export {
  isNarrow,
  labelSize,
  type DrawOptions,
  type Figure,
  type FigureColumn,
  type FigureMaker,
  type Tables
} from "./charts/figure.js";
export {quantity, provenance, row} from "./charts/provenance.js";
export {spread} from "./charts/spread.js";
export {stateMap} from "./charts/statemap.js";
export {answers, box, finish, hatch, label, line, paragraph, plumb, round, sheet, type Pen} from "./charts/svg.js";
export {drawTable} from "./charts/texttable.js";
export {strips} from "./charts/strip.js";
export {textWidth, wrap} from "./charts/textwidth.js";
export {daysBetween, monthTicks, timeAxis} from "./charts/time.js";
export {cite} from "./features/cells/cite.js";
export {lawOnDate, type LawOnDay} from "./features/cells/law.js";
export {timeline} from "./features/cells/timeline.js";
export {figure, type FigureSpec} from "./features/cells/figure.js";
export {inAddress} from "./features/cells/address.js";
export {record, type RecordTables} from "./features/cells/record.js";
export {eventsNamed, LANE_NAMES} from "./features/chronology/eventlist.js";
export {lawFigure, type LawMark, type LawOptions} from "./features/status/law.js";
export {
  capital,
  dollars,
  formatCount,
  formatDate,
  formatList,
  formatNumber,
  formatRounded,
  gradeName
} from "./ui/format.js";
export {orderHistory} from "./record/appeals.js";
export {html, type Html} from "./ui/html.js";
export {stateName, STATE_CODES} from "./ui/states.js";
export {say, words, type Words} from "./words/words.js";
export {default as es} from "./words/es.js";
export {formatValue} from "./ui/value.js";
export type {Question, Site, Story, View} from "./story/story.js";
