import type { Problem } from '../../base/problem';
import classes from './problem-list.module.css';

/** Whoever mends so many sees the rest. */
const SHOWN = 8;

/** What is wrong in a file: where, what should stand there, and what does. */
export function ProblemList({ problems }: { readonly problems: readonly Problem[] }) {
  if (problems.length === 0) return null;
  const more = problems.length - SHOWN;
  return (
    <div className={classes.whole}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- keys can scroll only what has the focus */}
      <div className={classes.scroll} role="region" aria-label="What is wrong" tabIndex={0}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">Where</th>
              <th scope="col">Expected</th>
              <th scope="col">Found</th>
            </tr>
          </thead>
          <tbody>
            {problems.slice(0, SHOWN).map(({ path, expected, received }) => (
              <tr key={`${path} ${expected} ${received}`}>
                <th scope="row">
                  <code>{path}</code>
                </th>
                <td>{expected}</td>
                <td>
                  <code>{received}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {more > 0 && <p className={classes.more}>And {more} more.</p>}
    </div>
  );
}
