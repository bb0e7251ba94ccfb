import type { SagaStateName, SagaStepMark } from '../../worker/sagas';
import { TOKEN_OF } from '../design/canvas-palette';
import { MARK_BOX, type MarkGeometry } from '../marks/mark-paths';
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
  return <Glyph geometry={STEP_GLYPHS[mark]} size={size} label={undefined} />;
}

interface GlyphProps {
  readonly geometry: MarkGeometry;
  readonly size: number;
  readonly label: string | undefined;
}

function Glyph({ geometry: { colour, shapes }, size, label }: GlyphProps) {
  const side = `${size / 16}rem`;
  const said = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label };
  return (
    <svg
      {...said}
      viewBox={`0 0 ${MARK_BOX} ${MARK_BOX}`}
      style={{ width: side, height: side, flex: 'none', color: `var(${TOKEN_OF[colour]})` }}
    >
      {shapes.map((shape) =>
        shape.paint === 'fill' ? (
          <path key={shape.path} d={shape.path} fill="currentcolor" fillRule="evenodd" />
        ) : (
          <path
            key={shape.path}
            d={shape.path}
            fill="none"
            stroke="currentcolor"
            strokeWidth={shape.width}
            strokeDasharray={shape.dash?.join(' ')}
            strokeLinejoin="round"
          />
        ),
      )}
    </svg>
  );
}
