export {docketbook} from "./framework/preset.js";
export {stateOutlines} from "./framework/outlines.js";
export type {Story} from "./story/story.js";
