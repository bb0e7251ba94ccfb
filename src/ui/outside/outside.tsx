import { ConsentDialog } from './consent-dialog';
import { LiveStrip } from './live-strip';

/** What somebody has to know, and to agree to, when a run reaches out of the simulation. */
export default function Outside() {
  return (
    <>
      <LiveStrip />
      <ConsentDialog />
    </>
  );
}
