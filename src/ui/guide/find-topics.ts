import type { GuideTopic } from '../../state/guide-topic';
import { bestFits } from '../finding/word-fit';
import { GUIDE_TITLES, GUIDE_TOPICS } from './guide-titles';

/** The pages that speak of what is sought, the best first. */
export function findTopics(sought: string): readonly GuideTopic[] {
  return bestFits(GUIDE_TOPICS, sought, (topic) => {
    const { title, family, words } = GUIDE_TITLES[topic];
    return [
      { text: title, weight: 3 },
      { text: words.join(' '), weight: 2 },
      { text: family, weight: 1 },
    ];
  });
}
