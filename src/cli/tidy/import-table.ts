import { importsOf, packageOf, resolveImport, type Import } from './imports';
import { PEER_PACKAGES, ROOMS, roomOf, TEST_PACKAGES, type RoomName } from './rooms';
import { isTest, type Finding, type SourceFile } from './source-file';

/** The import table of rooms.ts, held for every import of a file. */
export function checkImports(file: SourceFile): Finding[] {
  const room = roomOf(file.path);
  if (room === undefined) {
    const message =
      'no room of the import table: move the file into a room, or give its folder a row in rooms.ts';
    return [{ path: file.path, line: 1, message }];
  }
  return importsOf(file).flatMap((item) => {
    const message = problemOf(file.path, room, item);
    return message === undefined ? [] : [{ path: file.path, line: item.line, message }];
  });
}

function problemOf(path: string, room: RoomName, item: Import): string | undefined {
  const { specifier } = item;
  if (specifier.startsWith('.')) return relativeProblem(path, room, item);
  if (specifier.startsWith('/')) return `'${specifier}' is an absolute path: import it relatively`;
  if (specifier.startsWith('node:')) {
    if (ROOMS[room].node === true) return undefined;
    return `${room} imports '${specifier}': only cli, e2e and config files know Node`;
  }
  return packageProblem(path, room, specifier);
}

function packageProblem(path: string, room: RoomName, specifier: string): string | undefined {
  const name = packageOf(specifier);
  const allowed = [...ROOMS[room].packages];
  if (isTest(path)) allowed.push(...TEST_PACKAGES, ...(PEER_PACKAGES[room] ?? []));
  if (allowed.includes(name)) return undefined;
  const list = allowed.length === 0 ? 'none' : allowed.join(', ');
  return `${room} imports the package '${name}': its row in rooms.ts allows ${list}`;
}

function relativeProblem(path: string, room: RoomName, item: Import): string | undefined {
  const target = resolveImport(path, item.specifier);
  const targetRoom = roomOf(target);
  if (targetRoom === undefined) return `'${item.specifier}' leads to no room of the import table`;
  if (targetRoom === room) return room === 'patterns' ? patternProblem(path, target) : undefined;
  if (ROOMS[room].imports.includes(targetRoom)) return undefined;
  if (ROOMS[room].contractsOf?.includes(targetRoom) === true) {
    if (item.typeOnly || isDeclaration(target)) return undefined;
    return `${room} imports '${item.specifier}': from ${targetRoom} it may take types (import type) and settings only`;
  }
  const allowed = [...ROOMS[room].imports, ...(ROOMS[room].contractsOf ?? [])];
  return `${room} may not import ${targetRoom} ('${item.specifier}'): its row in rooms.ts allows ${allowed.join(', ') || 'no other room'}`;
}

/** Settings are plain data; so is the registry, which gathers those of the patterns with their titles. */
function isDeclaration(target: string): boolean {
  return /[/-]settings$/.test(target) || target === 'src/patterns/registry';
}

/** Patterns meet in policies and sim. Only files beside the pattern folders (the registry) may name them all. */
function patternProblem(path: string, target: string): string | undefined {
  const own = path.split('/').slice(2);
  const other = target.split('/').slice(2);
  if (own.length === 1 || own[0] === other[0]) return undefined;
  const what = other.length === 1 ? `the file ${other[0]} beside the patterns` : `the pattern ${other[0]}`;
  return `the pattern ${own[0]} imports ${what}: patterns meet in policies and sim, what they share is in base`;
}
