import type { RunSnapshot } from '../run-snapshot';

/** The person's own things as a text: equal as long as nothing was made, wherever the run stands. */
export function ownMarks(snapshot: RunSnapshot | null): string {
  if (snapshot === null) return '';
  const { start, seed, resume } = snapshot;
  const lines = resume?.lines.map(({ reach: _reach, ...line }) => line);
  const inputs = Object.values(resume?.inputs ?? {}).map((some) => some.length);
  return JSON.stringify([start, seed, lines, inputs]);
}

/** How much there is of the person's own things, as a text: what comes back from a link has as much as was sent. */
export function countsOf(snapshot: RunSnapshot | null | undefined): string {
  const { changedAtStart = 0, resume } = snapshot ?? {};
  const logs = resume?.lines.map(({ log }) => log.length) ?? [0];
  const inputs = Object.values(resume?.inputs ?? {}).flatMap((some) =>
    some.length > 0 ? [some.length] : [],
  );
  return JSON.stringify([changedAtStart, logs, inputs]);
}
