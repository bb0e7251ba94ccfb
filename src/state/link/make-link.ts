import type { RunFile } from '../../scenario/run-file/format';
import { runFileOf } from '../../scenario/run-file/write-run-file';
import { formatRoute } from '../route';
import { LONGEST_LINK, payloadOf } from './payload';

export interface MadeLink {
  readonly url: string;
  /** False when it is too long to be sent around. */
  readonly fits: boolean;
}

/** The link to a run; `page` is the address of this page without what follows its `#`. */
export async function makeLink(run: RunFile, page: string): Promise<MadeLink> {
  const payload = await payloadOf(JSON.stringify(runFileOf(run)));
  const url = `${page}${formatRoute({ kind: 'link', payload })}`;
  return { url, fits: url.length <= LONGEST_LINK };
}
