import type { Scenario } from '../../../scenario/format';
import type { PartRef } from '../../../worker/protocol';
import { callGroups } from './edge-groups';
import { fits, settingWords, soughtKeys, wordsOf } from './find-settings';
import { nodeGroups } from './node-groups';
import { scenarioGroups } from './scenario-groups';
import { pathIn, type SettingGroup } from './setting-group';

/** A setting of any part, as a list of them shows it. */
export interface KnownSetting {
  readonly part: PartRef | null;
  readonly layer: string | null;
  readonly path: string;
  readonly section: string;
  readonly label: string;
  readonly context: string;
  readonly value: string;
  /** What it is found by. */
  readonly text: string;
}

/** All settings of a scenario, each once. Faults are set at the parts that they concern, and are left out. */
export function everySetting(scenario: Scenario): readonly KnownSetting[] {
  const ofNodes = scenario.nodes.flatMap((node) =>
    known({ kind: 'node', id: node.id }, nodeGroups({ ...scenario, faults: [] }, node)),
  );
  const ofCalls = scenario.edges.flatMap((edge) =>
    known({ kind: 'edge', id: edge.id }, callGroups(scenario, edge)),
  );
  return [...known(null, scenarioGroups(scenario)), ...ofNodes, ...ofCalls];
}

function known(part: PartRef | null, groups: readonly SettingGroup[]): readonly KnownSetting[] {
  return groups.flatMap((group) =>
    soughtKeys(group).map((key) => {
      const { title: section, context, layer = null } = group;
      const { label, value } = settingWords(group, key);
      const path = pathIn(group, key);
      return {
        part,
        layer,
        path,
        section,
        label,
        context,
        value,
        text: `${label} ${key} ${section} ${context}`,
      };
    }),
  );
}

/** Those that fit the words, best first: a name that begins so comes before one that merely has the words about it. */
export function findEverywhere(
  settings: readonly KnownSetting[],
  text: string,
  most: number,
): readonly KnownSetting[] {
  const words = wordsOf(text);
  if (words.length === 0) return [];
  const found = settings.filter((setting) => fits(setting.text, words));
  const inName = ({ label }: KnownSetting): number => words.filter((word) => fits(label, [word])).length;
  return found
    .map((setting) => ({ setting, score: inName(setting) }))
    .toSorted((one, other) => other.score - one.score)
    .slice(0, most)
    .map(({ setting }) => setting);
}
