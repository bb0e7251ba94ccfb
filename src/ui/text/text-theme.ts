import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** The editor in the colours of the page, which follow the theme by themselves. */
const looks = EditorView.theme({
  '&': {
    height: '100%',
    backgroundColor: 'var(--panel)',
    color: 'var(--tx)',
    fontSize: 'var(--text-body)',
  },
  '&.cm-focused': { outline: 'none' },
  '&.cm-focused .cm-scroller': { outline: '2px solid var(--accent)', outlineOffset: '-2px' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.5' },
  '.cm-content': { caretColor: 'var(--accent)', padding: 'var(--space-2) 0' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--accent)', borderLeftWidth: '2px' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--accent-bg)',
  },
  '.cm-gutters': {
    border: 'none',
    borderRight: '1px solid var(--line)',
    backgroundColor: 'var(--panel)',
    color: 'var(--tx-3)',
  },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--hover)' },
  '.cm-activeLineGutter': { color: 'var(--tx-2)' },
  // The selection lies behind the lines, and is not to be covered.
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--hover) 45%, transparent)' },
  '.cm-foldGutter .cm-gutterElement': { width: '1.5rem', textAlign: 'center', cursor: 'pointer' },
  '.cm-foldPlaceholder': {
    border: '1px solid var(--line-2)',
    borderRadius: 'var(--radius-chip)',
    backgroundColor: 'var(--inset)',
    color: 'var(--tx-2)',
    padding: '0 var(--space-1)',
  },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': {
    outline: '1px solid var(--ctl)',
    backgroundColor: 'transparent',
  },
  '.cm-searchMatch': { backgroundColor: 'var(--open-segment)' },
  '.cm-searchMatch-selected': { outline: '2px solid var(--accent)' },
  '.cm-tooltip': {
    maxWidth: '28rem',
    border: '1px solid var(--line-2)',
    borderRadius: 'var(--radius-card)',
    backgroundColor: 'var(--raised)',
    boxShadow: 'var(--shadow)',
    color: 'var(--tx)',
    fontFamily: 'var(--font)',
    fontSize: 'var(--text-body)',
  },
  '.cm-help, .cm-completionInfo': {
    padding: 'var(--space-2) var(--space-3)',
    lineHeight: 'var(--leading-body)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { maxHeight: '14rem', fontFamily: 'var(--mono)' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: 'var(--space-1) var(--space-2)' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'var(--accent-bg)',
    color: 'var(--tx)',
  },
  '.cm-completionDetail': { color: 'var(--tx-2)', fontFamily: 'var(--font)', fontStyle: 'normal' },
  '.cm-completionIcon': { display: 'none' },
  '.cm-diagnostic': { borderLeftWidth: '3px', padding: 'var(--space-2) var(--space-3)' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--failed)' },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--failed)',
    textUnderlineOffset: '0.2em',
  },
  '.cm-panels': { backgroundColor: 'var(--inset)', color: 'var(--tx)', zIndex: '1' },
  '.cm-panels-top': { borderBottom: '1px solid var(--line)' },
  '.cm-panel.cm-search': { padding: 'var(--space-2) var(--space-3)', fontFamily: 'var(--font)' },
  '.cm-panel.cm-search label': {
    display: 'inline-flex',
    alignItems: 'center',
    minHeight: '1.5rem',
    fontSize: 'var(--text-secondary)',
  },
  '.cm-panel.cm-search [name=close]': {
    color: 'var(--tx)',
    width: '1.5rem',
    height: '1.5rem',
    fontSize: '1rem',
    cursor: 'pointer',
  },
  '.cm-textfield': {
    minHeight: '1.5rem',
    border: '1px solid var(--ctl)',
    borderRadius: 'var(--radius-field)',
    backgroundColor: 'var(--panel)',
    color: 'var(--tx)',
    fontSize: 'var(--text-body)',
  },
  '.cm-button': {
    minHeight: '1.5rem',
    border: '1px solid var(--line-2)',
    borderRadius: 'var(--radius-button)',
    backgroundImage: 'none',
    backgroundColor: 'var(--raised)',
    color: 'var(--tx)',
    fontSize: 'var(--text-secondary)',
  },
});

/** Grey structure; what somebody sets stands out by its weight, and numbers and words by two quiet colours. */
const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--tx-2)' },
  { tag: tags.string, color: 'var(--tx)' },
  { tag: tags.number, color: 'var(--served)' },
  { tag: [tags.bool, tags.null], color: 'var(--replay)' },
  { tag: [tags.separator, tags.squareBracket, tags.brace], color: 'var(--tx-3)' },
]);

export const textTheme: Extension = [looks, syntaxHighlighting(colours)];
