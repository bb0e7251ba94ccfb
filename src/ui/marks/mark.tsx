import { TOKEN_OF } from '../design/palette-tokens';
import { MARK_BOX, markGeometry, type Health, type MarkKind, type MarkShape } from './mark-paths';

export interface MarkProps {
  readonly kind: MarkKind;
  /** In CSS pixels at the normal scale; 8 to 12. */
  readonly size?: number | undefined;
  /** How much of the wait is over, for a retry. */
  readonly share?: number | undefined;
  /** Without it the mark is silent, since words beside it say the same. */
  readonly label?: string | undefined;
  /** An edge in a caption's colour, for light amber on inset and hover surfaces, where it is below 3 to 1. */
  readonly outlined?: boolean | undefined;
  readonly className?: string | undefined;
}

export function Mark({ kind, size = 10, share, label, outlined = false, className }: MarkProps) {
  const { colour, shapes } = markGeometry(kind, share);
  const side = `${size / 16}rem`;
  const said = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label };
  return (
    <svg
      {...said}
      className={className}
      viewBox={`0 0 ${MARK_BOX} ${MARK_BOX}`}
      style={{
        width: side,
        height: side,
        flex: 'none',
        overflow: 'visible',
        color: `var(${TOKEN_OF[colour]})`,
      }}
    >
      {outlined && shapes.map((shape) => <Outline key={shape.path} shape={shape} />)}
      {shapes.map((shape) =>
        shape.paint === 'fill' ? (
          <path key={shape.path} d={shape.path} fill="currentcolor" fillRule="evenodd" />
        ) : (
          <Line key={shape.path} shape={shape} />
        ),
      )}
    </svg>
  );
}

const HEALTH_WORDS: Readonly<Record<Health, string>> = {
  well: 'well',
  degraded: 'degraded',
  failing: 'failing',
  idle: 'idle',
};

export interface HealthMarkProps {
  readonly health: Health;
  readonly size?: number | undefined;
  /** Off where the word stands beside it. */
  readonly labelled?: boolean | undefined;
  readonly outlined?: boolean | undefined;
}

/** The health of a node by shape: ring, triangle, diamond, dashed ring. */
export function HealthMark({ health, size = 10, labelled = true, outlined }: HealthMarkProps) {
  return (
    <Mark kind={health} size={size} label={labelled ? HEALTH_WORDS[health] : undefined} outlined={outlined} />
  );
}

function Line({ shape }: { readonly shape: MarkShape & { readonly paint: 'line' } }) {
  return (
    <path
      d={shape.path}
      fill="none"
      stroke="currentcolor"
      strokeWidth={shape.width}
      strokeDasharray={shape.dash?.join(' ')}
      strokeLinejoin="round"
    />
  );
}

function Outline({ shape }: { readonly shape: MarkShape }) {
  const width = shape.paint === 'line' ? shape.width + 1.5 : 1.5;
  return <path d={shape.path} fill="none" stroke={`var(${TOKEN_OF.tx3})`} strokeWidth={width} />;
}
