import { NS_PER_SECOND } from '../../base/time';
import type { DraftHead, DraftOrigin } from '../../state/drafts/draft';
import { count } from '../figures';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** "12 minutes ago", and the day from a week on: in the words of the page, whatever the language of the browser. */
export function agoText(at: number, now: number): string {
  const passed = now - at;
  // A clock that was set back shall not make it the future.
  if (passed < MINUTE) return 'just now';
  if (passed < HOUR) return some(passed / MINUTE, 'minute');
  if (passed < DAY) return some(passed / HOUR, 'hour');
  if (passed < 7 * DAY) return some(passed / DAY, 'day');
  const day = new Date(at);
  return `${day.getDate()} ${MONTHS[day.getMonth()] ?? ''} ${day.getFullYear()}`;
}

function some(amount: number, unit: string): string {
  const whole = Math.floor(amount);
  return whole === 1 ? `1 ${unit} ago` : `${whole} ${unit}s ago`;
}

/** From what it was made; null where its name says that already. */
export function originText(
  { name, origin }: { readonly name: string; readonly origin: DraftOrigin },
  titleOf: (id: string) => string | undefined,
): string | null {
  switch (origin.kind) {
    case 'built-in': {
      const title = titleOf(origin.id) ?? origin.id;
      return title === name ? null : `from ${title}`;
    }
    case 'file':
      return `from ${origin.name}`;
    case 'link':
      return 'from a link';
    case 'new':
      return null;
  }
}

/** "8 nodes", "3 edits", "2 lines": what there is of it. */
export function factTexts({
  facts,
  seed,
  asideOf,
}: Pick<DraftHead, 'facts' | 'seed' | 'asideOf'>): readonly string[] {
  const { nodes, edits, lines } = facts;
  return [
    nodes === 1 ? '1 node' : `${count(nodes)} nodes`,
    ...(edits > 0 ? [edits === 1 ? '1 edit' : `${count(edits)} edits`] : []),
    ...(lines > 1 ? [`${lines} lines`] : []),
    `seed ${seed}`,
    ...(asideOf === null ? [] : ['before it began anew']),
  ];
}

/** "23.4 s of 90 s": where it stands. */
export function standText({ stand, facts }: Pick<DraftHead, 'stand' | 'facts'>): string {
  return `${Math.floor(stand.at.time / (NS_PER_SECOND / 10)) / 10} s of ${facts.seconds} s`;
}

/** "84 KB", "2.4 MB". */
export function sizeText(characters: number): string {
  if (characters < 1e6) return `${Math.max(1, Math.round(characters / 1000))} KB`;
  return `${(characters / 1e6).toFixed(1)} MB`;
}
