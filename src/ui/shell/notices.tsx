import type { RunNotice } from '../../state/run';
import { useActors, useRun, useView } from '../app/app-context';
import { useAction } from '../app/use-action';
import { Button } from '../widgets/button';
import { Notice, NoticeRegion } from '../widgets/notice';
import { useReopen } from './use-reopen';

/** What the person should hear about the run, at the lower edge of the page. */
export function Notices() {
  const { run } = useActors();
  // A run that failed says so in full; what was said on the way there is past.
  const notice = useRun((now) => (now.phase === 'failed' ? null : now.notice));
  return (
    <NoticeRegion>
      {notice !== null && (
        <Notice
          key={notice.id}
          variant={notice.tone}
          action={notice.offer !== undefined && <Offer offer={notice.offer} />}
          onClose={() => run.dismissNotice()}
        >
          {notice.text}
        </Notice>
      )}
    </NoticeRegion>
  );
}

function Offer({ offer }: { readonly offer: NonNullable<RunNotice['offer']> }) {
  const { run } = useActors();
  const page = useView((view) => view.page);
  const keep = useAction('run.keep-as-start');
  const reopen = useReopen();
  const accept = (): void => {
    run.dismissNotice();
    if (offer === 'keep-as-start') run.keepAsStart();
    else reopen(page);
  };
  return (
    <Button size="small" onClick={accept}>
      {offer === 'keep-as-start' ? keep.label : 'Open it again'}
    </Button>
  );
}
