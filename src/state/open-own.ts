import type { RunStore } from './run';
import type { FilePage, LinkPage } from './view';

/** Opens what a file or a link holds: a scenario at its beginning, a run where it was written down. */
export function openOwn(run: RunStore, page: FilePage | LinkPage): void {
  if (page.written !== undefined) run.restore(page.written.snapshot);
  else if (page.kind === 'file') run.open({ kind: 'text', text: page.text });
}
