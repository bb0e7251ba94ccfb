import { FALLBACK, OK, TIMEOUT, isRejection, type Outcome } from '../base/outcome';
import type { WalkRecorder } from '../policies/walk-recorder';
import { PARKED, type Signal } from '../policies/layer';
import { CacheLayer } from '../policies/layers/cache-layer';
import { FallbackLayer } from '../policies/layers/fallback-layer';
import type { PlaceInBook } from './answer-books';
import { FROM_FALLBACK, FROM_LAYER, copyEnding, emptyEnding, type Ending } from './call';
import type { LayerHost } from './layer-host';
import { failureKind } from './results';

const NOWHERE: readonly PlaceInBook[] = [];

/**
 * Follows the walk of calls through the layers, for stacks in which a value may come from somewhere else than from the
 * function, and for whoever listens: the engines deal in numbers, and what they stand for is moved along here.
 */
export class Scribe implements WalkRecorder {
  /** The row that the walk is at: what is handed to other calls now, they get from there. */
  private at = -1;
  /** How what is on its way outward has ended so far. The row that it came from may be closed by now. */
  private outcome: Outcome = OK;
  private readonly carried = emptyEnding();
  /** Of an answer that comes late: where caches would keep it, and what it is. */
  private late: readonly PlaceInBook[] = [];
  private readonly lateEnding = emptyEnding();

  constructor(private readonly host: LayerHost) {}

  /** A function has ended, and the walk goes on from its row. */
  begins(row: number, outcome: Outcome, isLate: boolean): void {
    this.at = row;
    this.outcome = outcome;
    const { host } = this;
    copyEnding(host.rows.flights[row], this.carried);
    if (!isLate) return;
    this.late = this.placesFor(row);
    copyEnding(this.carried, this.lateEnding);
  }

  /** The walk is over. What came late is nobody's, but caches may have kept it. */
  ends(): void {
    for (const place of this.late) this.keep(place, this.lateEnding);
    this.late = NOWHERE;
    this.lateEnding.value = undefined;
    this.carried.value = undefined;
  }

  /** The same of an attempt that a cache has made for nobody. */
  detachedEnded(row: number): void {
    for (const place of this.placesFor(row)) this.keep(place, this.host.rows.flights[row]);
  }

  /** A call is let go that has waited for the answer which is on its way now. */
  hand(row: number): void {
    if (this.at === row) return;
    const flight = this.host.rows.flights[row];
    copyEnding(this.carried, flight);
    flight.isShared = true;
  }

  /** The walk goes on from a row that has waited: with what it was handed, if it was handed anything. */
  goesOn(row: number): void {
    this.at = row;
    copyEnding(this.host.rows.flights[row], this.carried);
  }

  private placesFor(row: number): readonly PlaceInBook[] {
    const { books, names } = this.host;
    const call = this.host.callOf(row);
    return this.host.layersOf(row).flatMap((layer) => {
      const place = layer instanceof CacheLayer ? books.placeOf(layer, names, call) : null;
      return place === null ? [] : [place];
    });
  }

  private keep(place: PlaceInBook, ending: Readonly<Ending>): void {
    this.host.books.keepForCache(place, this.outcome, ending, this.host.now);
  }

  entered(row: number, position: number, signal: Signal): void {
    this.at = row;
    if (signal < 0) return;
    const { host } = this;
    const layer = host.layersOf(row)[position];
    const flight = host.rows.flights[row];
    flight.begin(FROM_LAYER, undefined);
    this.outcome = signal;
    if (layer instanceof CacheLayer) {
      host.books.serveFromCache(layer, host.names, host.callOf(row), signal, flight);
    }
    copyEnding(flight, this.carried);
    if (isRejection(signal)) this.tellRejected(row, layer.id, signal);
  }

  left(row: number, position: number, came: Outcome, went: Signal, tryRow: number): void {
    this.at = row;
    if (went >= 0) this.outcome = went;
    const { host } = this;
    const flight = host.rows.flights[row];
    if (tryRow !== row) copyEnding(this.carried, flight);
    const layer = host.layersOf(row)[position];
    if (layer instanceof CacheLayer) this.leftCache(layer, row, came, went);
    else if (layer instanceof FallbackLayer) this.leftFallback(layer, row, position, came, went);
    copyEnding(flight, this.carried);
  }

  cutOff(row: number, position: number, outcome: Outcome): void {
    this.at = row;
    const { host } = this;
    const flight = host.rows.flights[row];
    flight.begin(FROM_LAYER, undefined);
    this.outcome = outcome;
    copyEnding(flight, this.carried);
    const layer = host.layersOf(row)[position].id;
    if (outcome !== TIMEOUT) this.tellRejected(row, layer, outcome);
    else host.news.ofCall(host.callOf(row), { type: 'timeout', layer });
  }

  givenUp(): void {}

  private leftCache(layer: CacheLayer, row: number, came: Outcome, went: Signal): void {
    const { host } = this;
    const flight = host.rows.flights[row];
    const call = host.callOf(row);
    const place = host.books.placeOf(layer, host.names, call);
    if (place !== null) host.books.keepForCache(place, came, flight, host.now);
    if (came !== OK && went === OK) host.books.serveFromCache(layer, host.names, call, OK, flight);
  }

  private leftFallback(
    layer: FallbackLayer,
    row: number,
    position: number,
    came: Outcome,
    went: Signal,
  ): void {
    const { host } = this;
    const flight = host.rows.flights[row];
    const call = host.callOf(row);
    const model = host.versionOf(row).models[position];
    const keeps = model.kind === 'fallback' && model.settings.kind === 'cached';
    if (came === OK) {
      if (keeps) host.books.keepForFallback(layer, host.names, call, flight, host.now);
      return;
    }
    if (went === PARKED) {
      // Another function is asked; if that fails as well, this is how the call has ended.
      flight.failure = came;
      flight.failureFrom = flight.from;
      return;
    }
    if (went !== FALLBACK || came === FALLBACK) return;
    flight.failure = came;
    flight.failureFrom = flight.from;
    flight.from = FROM_FALLBACK;
    if (keeps) host.books.serveFromFallback(layer, host.names, call, flight);
  }

  private tellRejected(row: number, layer: string, outcome: Outcome): void {
    const { host } = this;
    host.news.ofCall(host.callOf(row), { type: 'rejected', layer, kind: failureKind(outcome) });
  }
}
