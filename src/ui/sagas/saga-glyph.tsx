import type { SagaStateName, SagaStepMark } from '../../worker/sagas';
import { Glyph } from '../marks/glyph';
import { STATE_GLYPHS, STEP_GLYPHS } from './saga-glyphs';
import { STATE_WORDS } from './saga-words';

interface StateGlyphProps {
  readonly state: SagaStateName;
  readonly size?: number;
  /** Without it the words beside it say the same. */
  readonly isLabelled?: boolean;
}

export function StateGlyph({ state, size = 12, isLabelled = false }: StateGlyphProps) {
  return (
    <Glyph
      geometry={STATE_GLYPHS[state]}
      size={size}
      label={isLabelled ? STATE_WORDS[state].word : undefined}
    />
  );
}

export function StepGlyph({ mark, size = 12 }: { readonly mark: SagaStepMark; readonly size?: number }) {
  return <Glyph geometry={STEP_GLYPHS[mark]} size={size} />;
}
