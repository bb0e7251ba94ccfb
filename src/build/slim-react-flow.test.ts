import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportsOf } from './left-out';
import { slimReactFlow } from './slim-react-flow';

const path = join(import.meta.dirname, '../../node_modules/@xyflow/react/dist/esm/index.js');
const code = readFileSync(path, 'utf8');
const slim = slimReactFlow(code);

describe('React Flow as the lab needs it', () => {
  it('keeps its exports', () => {
    expect(exportsOf(slim)).toEqual(exportsOf(code));
    expect(exportsOf(slim)).toContain('MiniMap');
  });

  it('marks every call that only makes a part', () => {
    const calls = /^(?:const|var) [\w$]+ = (?:memo|forwardRef|fixedForwardRef|create\w+Edge)\(/gm;
    expect(code.match(calls)?.length).toBeGreaterThan(20);
    expect(slim.match(calls)).toBeNull();
    expect(slim.match(/\/\*#__PURE__\*\/ (?:memo|create\w+Edge)\(/g)?.length).toBeGreaterThan(20);
    expect(slim).toContain('const StoreContext = createContext(null);');
  });

  it('has no kinds of its own', () => {
    expect(slim).toContain('const builtinNodeTypes = {};');
    expect(slim).toContain('const builtinEdgeTypes = {};');
    expect(slim).not.toContain('.displayName');
  });

  it('says so when another version is built otherwise', () => {
    expect(() => slimReactFlow('const other = 1;')).toThrow('React Flow has no');
  });
});
