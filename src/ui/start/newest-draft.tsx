import type { DraftHead } from '../../state/drafts/draft';
import { useActors } from '../app/app-context';
import { useScenarios } from '../app/scenarios-context';
import { Ago } from '../drafts/ago';
import { factTexts, originText, standText } from '../drafts/draft-words';
import { ContinueCard } from './continue-card';

/** What the person made last, in this tab or in another one. */
export function NewestDraft({ head }: { readonly head: DraftHead }) {
  const { view } = useActors();
  const scenarios = useScenarios();
  const { id, name, picture } = head;
  const origin = originText(head, (sought) => scenarios.find((one) => one.id === sought)?.title);
  return (
    <ContinueCard
      title={name}
      picture={picture.nodes.length === 0 ? undefined : { ...picture, faults: [] }}
      where={
        <>
          You left it{' '}
          <strong>
            <Ago at={head.updatedAt} />
          </strong>
          , at {standText(head)}.
        </>
      }
      facts={[...(origin === null ? [] : [origin]), ...factTexts(head)]}
      onContinue={() => view.setState({ page: { kind: 'draft', id } })}
    />
  );
}
