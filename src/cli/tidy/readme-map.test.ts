import { describe, expect, it } from 'vitest';
import { checkReadmeMap, mapEntriesOf } from './readme-map';

const readme = (text: string) => ({ path: 'src/README.md', text });

describe('the map in src/README.md', () => {
  it('is content when it names exactly what stands in src/', () => {
    expect(
      checkReadmeMap(readme('| `base/` | maths |\n| `main.tsx` | the root |\n- `ui` in the text\n'), [
        'base/',
        'main.tsx',
      ]),
    ).toEqual([]);
  });

  it('finds a folder that is gone and a folder that is new', () => {
    const found = checkReadmeMap(readme('Text.\n| `gone/` | old |\n'), ['new/']);
    expect(found.map((finding) => finding.message)).toEqual([
      expect.stringContaining('names gone/'),
      expect.stringContaining('src/new/ is not on the map'),
    ]);
    expect(found[0]?.line).toBe(2);
  });

  it('counts folders and code, not documents and settings', () => {
    const paths = [
      'src/base/a.ts',
      'src/main.tsx',
      'src/README.md',
      'src/tsconfig.pure.json',
      'e2e/a.spec.ts',
    ];
    expect(mapEntriesOf(paths)).toEqual(['base/', 'main.tsx']);
  });
});
