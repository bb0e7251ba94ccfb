import type { ScenarioPicture } from '../../scenario/library/details';
import { miniatureOf, type Point } from './miniature-geometry';
import classes from './miniature.module.css';

const WIDTH = 352;
const HEIGHT = 104;

/** No picture has come yet: its place is kept. */
const NOTHING: ScenarioPicture = { nodes: [], edges: [], faults: [] };

/** The topology of a scenario, with its breakers and with what is going to fail. The words beside it say the rest. */
export function Miniature({ picture = NOTHING }: { readonly picture: ScenarioPicture | undefined }) {
  const { nodes, edges, faults } = picture;
  const { places, edges: drawn } = miniatureOf(nodes, edges, WIDTH, HEIGHT);
  const faulted = new Set(faults.flatMap((fault) => fault.nodes));
  return (
    <svg className={classes.miniature} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {drawn.map(({ id, path }) => (
        <path key={id} className={classes.edge} d={path} />
      ))}
      {drawn.map(({ id, gate }) => gate !== null && <Gate key={id} at={gate} />)}
      {nodes.map(({ id, kind }) => {
        const place = places.get(id);
        return place !== undefined && <Glyph key={id} kind={kind} at={place} failing={faulted.has(id)} />;
      })}
    </svg>
  );
}

function Gate({ at: { x, y } }: { readonly at: Point }) {
  return (
    <g className={classes.gate}>
      <circle cx={x} cy={y} r="5.5" />
      <path d={`M${x - 2.5} ${y}h5`} />
    </g>
  );
}

interface GlyphProps {
  readonly kind: string;
  readonly at: Point;
  readonly failing: boolean;
}

function Glyph({ kind, at, failing }: GlyphProps) {
  return (
    <g className={failing ? classes.failing : classes.node} transform={`translate(${at.x} ${at.y})`}>
      {kind === 'client' && <circle r="7.5" />}
      {kind === 'database' && <Cylinder />}
      {kind !== 'client' && kind !== 'database' && <rect x="-13" y="-8.5" width="26" height="17" rx="3" />}
      {failing && <path className={classes.diamond} d="M0 -4.5L4.5 0L0 4.5L-4.5 0Z" />}
    </g>
  );
}

function Cylinder() {
  return (
    <>
      <path d="M-8 -5.5V5.5C-8 8.5 8 8.5 8 5.5V-5.5" />
      <ellipse cy="-5.5" rx="8" ry="2.5" />
    </>
  );
}
