export {docketbook} from "./framework/preset.js";
export type {Story} from "./story/story.js";
