import { NothingYet } from './nothing-yet';

/** In the place of charts that would stay empty. */
export default function NoCallers() {
  return (
    <NothingYet>
      Charts show how what clients ask has ended, and how long it took, second by second.
    </NothingYet>
  );
}
