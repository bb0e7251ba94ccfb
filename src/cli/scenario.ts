import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { LIBRARY } from '../scenario/library/catalogue';
import { parseArguments, USAGE, type RunRequest } from './scenario/arguments';
import { loadScenario } from './scenario/load';
import { EXIT_CODES, EXIT_WRONG, perform } from './scenario/perform';
import { summaryText } from './scenario/summary';

/** `npm run scenario`: see USAGE. Results go to the standard output, what is wrong to the standard error. */
process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const request = parseArguments(args);
  if (!request.ok) return wrong(`${request.error}\nnpm run scenario -- --help tells all options.\n`);
  switch (request.value.kind) {
    case 'help':
      process.stdout.write(USAGE);
      return 0;
    case 'list':
      process.stdout.write(LIBRARY.map((entry) => `${entry.id}\n`).join(''));
      return 0;
    case 'run':
      return runAndPrint(request.value);
  }
}

async function runAndPrint(request: RunRequest): Promise<number> {
  if (request.json?.file !== undefined && resolve(request.json.file) === resolve(request.source)) {
    return wrong(
      `--json would overwrite the scenario ${request.source} with its report; name another file.\n`,
    );
  }
  const loaded = await loadScenario(request.source);
  if (!loaded.ok) return wrong(loaded.error);
  const result = perform(loaded.value, request);
  if (!result.ok) return wrong(result.error);
  const report = result.value;
  const json = `${JSON.stringify(report, null, 2)}\n`;
  if (request.json?.file !== undefined) {
    try {
      writeFileSync(request.json.file, json);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return wrong(`The report cannot be written to ${request.json.file}: ${reason}\n`);
    }
  }
  if (request.json !== undefined && request.json.file === undefined) process.stdout.write(json);
  else process.stdout.write(summaryText(loaded.value.scenario.name, report, process.stdout.isTTY));
  return EXIT_CODES[report.verdict];
}

function wrong(message: string): number {
  process.stderr.write(message);
  return EXIT_WRONG;
}
