import {HighlightStyle} from "@codemirror/language";
import {EditorView} from "@codemirror/view";
import {tags} from "@lezer/highlight";

/** The site's colours on SQL; none of them says anything by itself. */
export const highlighting = HighlightStyle.define([
  {tag: [tags.keyword, tags.operatorKeyword], color: "var(--category-1)", fontWeight: "600"},
  {tag: [tags.string, tags.special(tags.string)], color: "var(--category-3)"},
  {tag: [tags.number, tags.bool, tags.null], color: "var(--category-2)"},
  {tag: tags.standard(tags.name), color: "var(--category-4)"},
  {tag: tags.typeName, color: "var(--category-5)"},
  {tag: tags.comment, color: "var(--soft)", fontStyle: "italic"}
]);

export const theme = EditorView.theme({
  "&": {
    background: "var(--raised)",
    color: "var(--ink)",
    fontSize: "0.9rem",
    border: "1px solid var(--rule)",
    borderRadius: "3px"
  },
  "&.cm-focused": {outline: "3px solid var(--barred)", outlineOffset: "2px"},
  ".cm-scroller": {
    fontFamily: "ui-monospace, SFMono-Regular, Consolas, monospace",
    lineHeight: "1.5",
    minHeight: "9rem",
    maxHeight: "26rem",
    overflow: "auto"
  },
  ".cm-content": {caretColor: "var(--ink)"},
  ".cm-cursor": {borderLeftColor: "var(--ink)"},
  ".cm-gutters": {background: "var(--paper)", color: "var(--soft)", border: "none"},
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    background: "color-mix(in srgb, var(--barred) 30%, transparent)"
  },
  ".cm-tooltip": {
    background: "var(--raised)",
    color: "var(--ink)",
    border: "1px solid var(--rule)",
    fontFamily: "var(--sans)",
    fontSize: "0.85rem"
  },
  ".cm-tooltip-autocomplete > ul > li[aria-selected]": {background: "var(--barred)", color: "var(--paper)"},
  ".cm-completionDetail": {color: "inherit", opacity: "0.75"},
  ".cm-diagnostic-error": {borderLeftColor: "var(--accent)"}
});
