import type {Question} from "../lib/explore/question.js";

/** The worked questions that this story alone asks. */
export const STORY_QUESTIONS: readonly Question[] = [];
