import {docketbook} from "docketbook/site";
import {story} from "./src/story.js";

export default await docketbook(story);
