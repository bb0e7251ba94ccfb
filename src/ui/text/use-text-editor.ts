import { useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react';
import { readWrittenJson } from '../../base/json-syntax';
import type { Problem } from '../../base/problem';
import type { Scenario } from '../../scenario/format';
import { writeScenario } from '../../state/scenario-text';
import { useActors, useRun } from '../app/app-context';
import { useRoom } from '../shell/use-room';
import { InStep, type Standing } from './in-step';
import { keepDraft, keptDraft } from './kept-draft';
import { TextEditor } from './text-editor';

/** How long the hands rest before what was typed becomes an edit. */
const REST_MS = 700;

interface TextEditorUse {
  readonly standing: Standing;
  /** Why nothing can be typed; null when it can. */
  readonly why: string | null;
  readonly apply: () => void;
  readonly keepTyped: () => void;
  readonly giveUp: () => void;
  readonly nextProblem: () => void;
}

/** An editor in an element of the page, kept in step with the scenario of the run. */
export function useTextEditor(host: RefObject<HTMLElement | null>, describedBy: string): TextEditorUse {
  const { run, view } = useActors();
  const [standing, setStanding] = useState<Standing>({ kind: 'in-step' });
  const parts = useRef<{ readonly editor: TextEditor; readonly inStep: InStep } | null>(null);
  const isOpen = useRun(({ scenario }) => scenario !== null);
  const begin = useEffectEvent((parent: HTMLElement) => {
    const editor = new TextEditor(parent, {
      onType: () => parts.current?.inStep.type(),
      onApply: () => void applied(parts.current?.inStep),
      onLeave: () => parts.current?.inStep.tidy(),
      describedBy,
    });
    const inForce = newestText(() => run.getState().scenario);
    const inStep = new InStep(
      {
        typed: () => editor.text,
        inForce,
        show: (text) => editor.show(text),
        become: async (text, upon) => run.act({ kind: 'become', text, upon }),
        faultIn,
        later,
        tell: (next) => {
          setStanding(next);
          editor.mark(next.kind === 'refused' ? next.problems : []);
        },
      },
      keptDraft(run),
    );
    parts.current = { editor, inStep };
    const { selection } = view.getState();
    if (selection !== null) editor.reveal(`${selection.kind}s.${selection.id}`);
    return { editor, inStep };
  });
  useEffect(() => {
    if (host.current === null || !isOpen) return undefined;
    const { editor, inStep } = begin(host.current);
    const forget = run.subscribe((now, before) => {
      if (now.scenario !== before.scenario && now.scenario !== null) inStep.follow();
    });
    return () => {
      forget();
      keepDraft(run, inStep.leave());
      editor.destroy();
      parts.current = null;
    };
  }, [host, run, isOpen]);
  const why = useWhyNot();
  useEffect(() => parts.current?.editor.setReading(why !== null), [why, isOpen]);
  return {
    standing,
    why,
    apply: () => void applied(parts.current?.inStep),
    keepTyped: () => void parts.current?.inStep.keepTyped(),
    giveUp: () => parts.current?.inStep.giveUp(),
    nextProblem: () => parts.current?.editor.nextProblem(),
  };
}

/** Who asks for it wants to see at once what became of it, in the order of a file. */
async function applied(inStep: InStep | undefined): Promise<void> {
  await inStep?.apply();
  inStep?.tidy();
}

/** The past is looked at, and not written; and nobody writes JSON by thumb. */
function useWhyNot(): string | null {
  const replays = useRun((run) => run.replays);
  const isPhone = useRoom() === 'phone';
  if (replays) return 'This is the scenario of this past moment. Go to the newest one to change it here.';
  return isPhone ? 'On a narrow screen the text can be read, and not changed.' : null;
}

/** Writing a scenario out takes a while, and it is asked for at each key. */
function newestText(scenarioNow: () => Scenario | null): () => string {
  let [of, text]: [Scenario | null, string] = [null, ''];
  return () => {
    const scenario = scenarioNow();
    if (scenario !== null && scenario !== of) [of, text] = [scenario, writeScenario(scenario)];
    return text;
  };
}

function faultIn(text: string): Problem | null {
  const read = readWrittenJson(text);
  return read.ok ? null : read.error;
}

function later(call: () => void): () => void {
  const timer = setTimeout(call, REST_MS);
  return () => clearTimeout(timer);
}
