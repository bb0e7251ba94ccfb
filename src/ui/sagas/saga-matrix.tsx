import type { SagaMatrixRow } from '../../worker/sagas';
import { count } from '../figures';
import { classNames } from '../widgets/class-names';
import { marksShown, unfinished, WAYS, type MatrixWay } from './matrix-rows';
import { StateGlyph } from './saga-glyph';
import classes from './saga-matrix.module.css';

/** At most so many marks in a cell: more are told by their number alone. */
const MOST_MARKS = 12;

export interface SagaMatrixProps {
  readonly rows: readonly SagaMatrixRow[];
  /** Lists the sagas that stand there. */
  readonly show: (saga: string, step: string, way: MatrixWay) => void;
}

/** How many unfinished sagas stand at each step, on their way forward, back, or stuck. */
export function SagaMatrix({ rows, show }: SagaMatrixProps) {
  return rows.map((row) => (
    <div key={row.saga} className={classes.part}>
      <h3 className={classes.title}>
        {row.name}
        <span className={classes.total}>{`${count(unfinished(row))} unfinished`}</span>
      </h3>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- keys can scroll only what has the focus */}
      <div className={classes.scroll} role="region" aria-label={`Steps of ${row.name}`} tabIndex={0}>
        <Table row={row} show={show} />
      </div>
    </div>
  ));
}

function Table({ row, show }: Pick<SagaMatrixProps, 'show'> & { readonly row: SagaMatrixRow }) {
  return (
    <table className={classes.table}>
      <caption className="visually-hidden">{`Unfinished sagas of ${row.name} by step`}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">Way</span>
          </th>
          {row.steps.map((step, nth) => (
            <th key={step.id} scope="col" className={classes.step} title={step.name}>
              <span className={classes.place}>{nth + 1}</span> {step.name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {WAYS.map(({ way, word, help, state }) => (
          <tr key={way}>
            <th scope="row" className={classes.way} title={help}>
              <StateGlyph state={state} size={10} />
              {word}
            </th>
            {row.steps.map((step) => (
              <td key={step.id} className={classNames(step[way] > 0 && classes[way])}>
                <Cell
                  count={step[way]}
                  state={state}
                  label={`${word} at ${step.name}: ${count(step[way])}. Show them`}
                  onPress={() => show(row.saga, step.name, way)}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface CellProps {
  readonly count: number;
  readonly state: Parameters<typeof StateGlyph>[0]['state'];
  readonly label: string;
  readonly onPress: () => void;
}

function Cell({ count: here, state, label, onPress }: CellProps) {
  if (here === 0) return <span className={classes.none}>0</span>;
  const marks = marksShown(here, MOST_MARKS);
  return (
    <button type="button" className={classes.cell} aria-label={label} onClick={onPress}>
      <span className={classes.count}>{count(here)}</span>
      <span className={classes.marks} aria-hidden="true">
        {Array.from({ length: marks }, (_, nth) => (
          <StateGlyph key={nth} state={state} size={8} />
        ))}
        {marks < here && <span className={classes.more}>…</span>}
      </span>
    </button>
  );
}
