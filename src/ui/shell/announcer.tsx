import { useEffect, useRef, useState } from 'react';
import { useActors } from '../app/app-context';
import { newsOf, type LanesHeard } from './announcements';

/** Screen readers need time to speak: nothing is said more often. */
const EVERY_MS = 2000;

/** Says what the breakers do, for whoever does not see the canvas. */
export function Announcer() {
  const { run } = useActors();
  const [words, setWords] = useState('');
  const heard = useRef<LanesHeard | null>(null);
  useEffect(() => {
    const listen = (): void => {
      const { scenario, layout } = run.getState();
      if (scenario === null || layout === null) return;
      const nameOf = (id: string): string => {
        const edge = scenario.edges.find((one) => one.id === id);
        const name = (node: string | undefined) =>
          scenario.nodes.find((one) => one.id === node)?.name ?? node;
        return edge === undefined ? id : `${name(edge.from)} to ${name(edge.to)}`;
      };
      const news = newsOf(run.feed, layout.layers, heard.current, nameOf);
      heard.current = news.heard;
      if (news.words !== '') setWords(news.words);
    };
    const timer = setInterval(listen, EVERY_MS);
    return () => clearInterval(timer);
  }, [run]);
  return (
    <div role="status" aria-label="Breakers" className="visually-hidden">
      {words}
    </div>
  );
}
