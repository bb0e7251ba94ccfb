import { TOKEN_OF } from '../design/palette-tokens';
import { MARK_BOX, type MarkGeometry } from './mark-paths';

interface GlyphProps {
  readonly geometry: MarkGeometry;
  /** In CSS pixels at the normal scale. */
  readonly size: number;
  /** Without it the words beside it say the same. */
  readonly label?: string | undefined;
}

/** A shape that one view has of its own, drawn as all marks are. */
export function Glyph({ geometry: { colour, shapes }, size, label }: GlyphProps) {
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
