import type { Problem } from '../../base/problem';
import type { Act } from '../../scenario/editing/acts';
import type { Actors } from '../../state/actions';
import { offerUndo, selectAll } from '../../state/view';
import type { PartRef } from '../../worker/protocol';
import { refusalText } from '../forms/refusal-words';
import type { Box } from '../topology/geometry/box';
import { unsettledPlaces } from './moving/unsettled';

export interface DoingHost {
  readonly actors: Actors;
  /** Where the cards are drawn now. */
  readonly boxes: () => ReadonlyMap<string, Box>;
  /** What is on its way goes first. */
  readonly flush: () => void;
  /** Says it to whoever does not see the canvas. */
  readonly say: (words: string) => void;
}

export interface Manner {
  /** What was made is selected. */
  readonly selects?: boolean;
  /** It is said with the offer to take it back. */
  readonly offersUndo?: boolean;
}

/** Does what somebody wishes on the canvas: acts go to the worker one after another, and refusals are said. */
export class Doing {
  constructor(private readonly host: DoingHost) {}

  /** The parts that are there because of it; null when it was refused. */
  async act(
    act: Act,
    { selects = false, offersUndo = false }: Manner = {},
  ): Promise<readonly PartRef[] | null> {
    const { actors, flush, say } = this.host;
    const { run, view } = actors;
    if (act.kind !== 'move') flush();
    const answer = await run.act(this.settled(act));
    if (!answer.ok) {
      this.refuse(answer.error);
      return null;
    }
    const made = answer.value;
    if (selects && made.length > 0) selectAll(view, made);
    const said = run.getState().undo ?? '';
    say(said);
    if (offersUndo) offerUndo(view, `${said}.`);
    return made;
  }

  private refuse(problems: readonly Problem[]): void {
    const { run, view } = this.host.actors;
    view.setState({ message: refusalText(run.getState().scenario, {}, problems), undoable: false });
  }

  /** With the first act all cards come to stand in the file where they are drawn: none of them jumps. */
  private settled(act: Act): Act {
    const { scenario } = this.host.actors.run.getState();
    if (scenario === null) return act;
    const places = unsettledPlaces(scenario, this.host.boxes());
    return Object.keys(places).length === 0 ? act : { kind: 'settled', places, act };
  }
}
