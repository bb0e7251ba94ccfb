import { corpus } from './fuzz/corpus';
import { fuzz } from './fuzz/fuzz';

/** `npm run fuzz -- [inputs] [seed]`: the long suite of what luck makes of files. */
const [inputs, seed] = [
  Number(process.argv[2] ?? 100_000),
  Number(process.argv[3] ?? Date.now() % 1_000_000),
];

process.stdout.write(`${inputs} inputs, from seed ${seed} on\n`);
const report = fuzz(await corpus(), { inputs, seed, now: () => performance.now() });
for (const defect of report.defects.slice(0, 20)) process.stdout.write(`${defect}\n`);
process.stdout.write(
  `${report.read} read, ${report.refused} refused, ${report.defects.length} defects; ` +
    `the slowest took ${report.slowest.toFixed(1)} times as long as the largest sound file\n`,
);
process.exitCode = report.defects.length === 0 ? 0 : 1;
