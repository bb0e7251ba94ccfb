import type { SingleFlightSettings } from './settings';

interface SingleFlightPreset {
  readonly id: string;
  readonly label: string;
  readonly help: string;
  readonly settings: SingleFlightSettings;
}

const plain: SingleFlightSettings = {
  joinForMs: 0,
  shareErrors: true,
  maxWaiters: 10_000,
  maxFlights: 1000,
  perUser: false,
};

export const presets = [
  {
    id: 'share-everything',
    label: 'Share everything',
    help: 'Whoever asks for what is under way gets what comes of it, be it a failure: as in singleflight of Go.',
    settings: plain,
  },
  {
    id: 'opossum-coalesce',
    label: 'As in opossum',
    help: 'Joined for the 10 s after which opossum gives a call up; but a failure goes to nobody who comes later.',
    settings: { ...plain, joinForMs: 10_000 },
  },
  {
    id: 'cache-lock',
    label: 'Cache lock',
    help: 'As in nginx: one call fills the cache, after 5 s one more may, and after a failure the next one tries.',
    settings: { ...plain, joinForMs: 5000, shareErrors: false },
  },
  {
    id: 'impatient',
    label: 'Impatient',
    help: 'For quick callees: a call that is out for 200 ms is joined by nobody any more, and one other goes.',
    settings: { ...plain, joinForMs: 200, shareErrors: false },
  },
  {
    id: 'per-user',
    label: 'For each user',
    help: 'Where answers depend on who asks: only the calls of one user join each other.',
    settings: { ...plain, perUser: true },
  },
] as const satisfies readonly SingleFlightPreset[];
