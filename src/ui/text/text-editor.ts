import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, foldGutter, foldKeymap, indentOnInput } from '@codemirror/language';
import { lintGutter, lintKeymap, nextDiagnostic, setDiagnostics } from '@codemirror/lint';
import { search, searchKeymap } from '@codemirror/search';
import { Annotation, Compartment, EditorState, Transaction, type Extension } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import type { Problem } from '../../base/problem';
import { completions } from './completions';
import { hoverHelp } from './hover-help';
import { treeOf } from './json-tree';
import { placeOfPath } from './problem-places';
import { textChanges } from './text-changes';
import { textTheme } from './text-theme';

/** Marks what the page has written, and nobody has typed. */
const written = Annotation.define<boolean>();

export interface TextEditorHost {
  readonly onType: () => void;
  readonly onApply: () => void;
  readonly onLeave: () => void;
  /** The element that says how the editor is used. */
  readonly describedBy: string;
}

/** The editor itself, and as much of it as the page needs to know. */
export class TextEditor {
  private readonly view: EditorView;
  private readonly reading = new Compartment();

  constructor(parent: HTMLElement, host: TextEditorHost) {
    this.view = new EditorView({ parent, state: EditorState.create({ extensions: this.extensions(host) }) });
  }

  get text(): string {
    return this.view.state.doc.toString();
  }

  get hasFocus(): boolean {
    return this.view.hasFocus;
  }

  /** Shows another text. What is the same in both stays where it is, with the cursor in it. */
  show(text: string): void {
    const changes = textChanges(this.text, text);
    if (changes.length === 0) return;
    this.view.dispatch({
      changes: [...changes],
      annotations: [written.of(true), Transaction.addToHistory.of(false)],
    });
  }

  /** Whether it may be read only. */
  setReading(isReading: boolean): void {
    this.view.dispatch({ effects: this.reading.reconfigure(EditorState.readOnly.of(isReading)) });
  }

  /** Marks in the text what is wrong with it. */
  mark(problems: readonly Problem[]): void {
    const { state } = this.view;
    const tree = treeOf(state);
    const diagnostics = problems.map((problem) => ({
      ...placeOfPath(problem.path, tree, state.doc),
      severity: 'error' as const,
      message: problemText(problem),
    }));
    this.view.dispatch(setDiagnostics(state, diagnostics));
  }

  /** Goes to the next thing that is wrong. */
  nextProblem(): void {
    this.view.focus();
    nextDiagnostic(this.view);
  }

  /** Brings what a path names into sight. */
  reveal(path: string): void {
    const { state } = this.view;
    const { from } = placeOfPath(path, treeOf(state), state.doc);
    this.view.dispatch({
      selection: { anchor: from },
      effects: EditorView.scrollIntoView(from, { y: 'center' }),
    });
  }

  destroy(): void {
    this.view.destroy();
  }

  private extensions({ onType, onApply, onLeave, describedBy }: TextEditorHost): Extension {
    const apply = (): boolean => {
      onApply();
      return true;
    };
    return [
      keymap.of([{ key: 'Mod-Enter', run: apply }]),
      lineNumbers(),
      foldGutter(),
      lintGutter(),
      history(),
      drawSelection(),
      highlightActiveLine(),
      highlightActiveLineGutter(),
      bracketMatching(),
      closeBrackets(),
      indentOnInput(),
      json(),
      autocompletion({ override: [completions], icons: false, activateOnTyping: true }),
      hoverHelp,
      search({ top: true }),
      keymap.of([
        ...closeBracketsKeymap,
        ...searchKeymap,
        ...historyKeymap,
        ...foldKeymap,
        ...completionKeymap,
        ...lintKeymap,
        ...defaultKeymap,
        indentWithTab,
      ]),
      textTheme,
      this.reading.of(EditorState.readOnly.of(false)),
      EditorView.contentAttributes.of({
        'aria-label': 'The scenario as JSON',
        'aria-describedby': describedBy,
        spellcheck: 'false',
        // What is only editable does not count as reached by the keyboard everywhere.
        tabindex: '0',
      }),
      EditorView.updateListener.of((update) => {
        const isTyped = update.transactions.some((one) => one.docChanged && one.annotation(written) !== true);
        if (isTyped) onType();
        if (update.focusChanged && !update.view.hasFocus) onLeave();
      }),
    ];
  }
}

/** As everywhere else: where, what was expected there, and what came. */
export function problemText({ path, expected, received }: Problem): string {
  return `${path}: expected ${expected}, received ${received}.`;
}
