import type { JsonValue } from '../../base/json';
import type { Problem } from '../../base/problem';
import { err, ok, type Result } from '../../base/result';
import type { CommandByHand, CommandChoice, CommandForm, ExpectedVersion } from '../../worker/commands';
import { jsonProblem } from '../console/json-problem';

/** A command as somebody is writing it. */
export interface CommandDraft {
  readonly service: string;
  readonly type: string;
  readonly id: string;
  readonly body: string;
  readonly expects: Expectation;
  /** Which version exactly, as it is typed. */
  readonly version: string;
}

export type Expectation = 'any' | 'none' | 'exists' | 'exactly';

/** What to begin with: for a stream what would happen to it now; else the first command of the first service. */
export function firstDraft(form: CommandForm): CommandDraft {
  const { about } = form;
  const service = about?.service ?? form.services.at(0)?.service ?? '';
  const begun: CommandDraft = {
    service,
    type: about?.fitting.at(0)?.type ?? commandsOf(form, service).at(0)?.type ?? '',
    id: about?.id ?? '',
    body: '',
    expects: 'any',
    version: String(about?.version ?? 0),
  };
  return { ...begun, body: exampleText(form, begun) };
}

/** Another command has another body. What a stream would take comes first. */
export function withType(form: CommandForm, draft: CommandDraft, type: string): CommandDraft {
  const next = { ...draft, type };
  return { ...next, body: exampleText(form, next) };
}

export function withService(form: CommandForm, draft: CommandDraft, service: string): CommandDraft {
  const isAbout = form.about?.service === service;
  const type =
    (isAbout ? form.about?.fitting.at(0)?.type : undefined) ?? commandsOf(form, service).at(0)?.type;
  const id = isAbout ? (form.about?.id ?? '') : '';
  return withType(form, { ...draft, service, id }, type ?? '');
}

export function commandsOf(form: CommandForm, service: string): readonly CommandChoice[] {
  return form.services.find((one) => one.service === service)?.commands ?? [];
}

export function choiceOf(
  form: CommandForm,
  { service, type }: Pick<CommandDraft, 'service' | 'type'>,
): CommandChoice | undefined {
  return commandsOf(form, service).find((one) => one.type === type);
}

/** A body to begin with: about the stream where the form is about one. */
function exampleText(form: CommandForm, draft: CommandDraft): string {
  const body = choiceOf(form, draft)?.body ?? null;
  if (body === null) return '';
  const { about } = form;
  const fitting =
    about?.service === draft.service ? about.fitting.find(({ type }) => type === draft.type) : undefined;
  return JSON.stringify(fitting?.body ?? body.example, null, 2);
}

/** What is to be sent, or what is wrong with the texts themselves. What they mean the owner of the data says. */
export function sentCommand(form: CommandForm, draft: CommandDraft): Result<CommandByHand, Problem[]> {
  const choice = choiceOf(form, draft);
  const problems: Problem[] = [];
  const hasBody = (choice?.body ?? null) !== null;
  const body = hasBody ? bodyIn(draft.body, problems) : undefined;
  const expectedVersion = versionIn(draft, problems);
  if (problems.length > 0) return err(problems);
  const command = {
    type: draft.type,
    ...(choice?.needsId === true && { id: draft.id.trim() }),
    ...(body !== undefined && { body }),
  };
  return ok({ service: draft.service, command, expectedVersion });
}

function bodyIn(text: string, problems: Problem[]): JsonValue | undefined {
  if (text.trim() === '') return {};
  const problem = jsonProblem(text);
  if (problem === null) {
    const value: JsonValue = JSON.parse(text);
    return value;
  }
  const { words, line, column } = problem;
  problems.push({ path: 'body', expected: 'JSON', received: `line ${line}, column ${column}: ${words}` });
  return undefined;
}

function versionIn({ expects, version }: CommandDraft, problems: Problem[]): ExpectedVersion {
  if (expects !== 'exactly') return expects;
  const exact = Number(version.trim());
  if (version.trim() !== '' && Number.isSafeInteger(exact) && exact >= 0) return exact;
  problems.push({
    path: 'expectedVersion',
    expected: 'a whole number from 0',
    received: version.trim() === '' ? 'nothing is given' : `“${version.trim()}” is given`,
  });
  return 'any';
}

/** What is wrong, in words, by the field that shows it; `other` concerns none of them. */
export interface FieldErrors {
  readonly service?: string;
  readonly type?: string;
  readonly id?: string;
  readonly body?: string;
  readonly expectedVersion?: string;
  readonly other?: string;
}

type FieldName = keyof FieldErrors;

export function fieldErrors(problems: readonly Problem[]): FieldErrors {
  const errors: Partial<Record<FieldName, string>> = {};
  for (const problem of problems) {
    const field = fieldOf(problem.path);
    const known = errors[field];
    errors[field] = known === undefined ? wordsOf(field, problem) : `${known} ${wordsOf(field, problem)}`;
  }
  return errors;
}

function fieldOf(path: string): FieldName {
  // What is wrong with a command as a whole is wrong with the choice of it.
  if (path === 'command' || path === 'type') return 'type';
  if (path === 'service' || path === 'id' || path === 'expectedVersion') return path;
  return path === 'body' || path.startsWith('body/') ? 'body' : 'other';
}

function wordsOf(field: FieldName, { path, expected, received }: Problem): string {
  if (field === 'expectedVersion') return `Expected ${expected}, but ${received}.`;
  if (field === 'body') {
    if (expected === 'JSON') return `No JSON: ${received}.`;
    const where = path === 'body' ? '' : `${path.slice('body/'.length)}: `;
    return `${where}expected ${expected}, received ${received}.`;
  }
  // Of the others the owner of the data speaks in sentences.
  if (path === 'service' || path === 'id' || path === 'command') return received;
  return `Expected ${expected}, received ${received}.`;
}
