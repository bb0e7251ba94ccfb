import { patterns, type PatternId } from '../../patterns/registry';
import type { Scenario } from '../../scenario/format';
import { namesOf } from '../../scenario/names';
import type { NameOf } from '../../sim/change-words';
import type { Configuration } from '../../sim/configuration';
import { CONSOLE } from '../http';
import type { PartRef } from '../protocol';
import type { Heard } from './heard';

/**
 * What the parts of a run are called, by their index in the configuration. The scenario is the one in force at the present
 * moment, also for what happened before an edit; a part that is gone by then is named by its id.
 */
export class PartNames {
  private readonly nameOf: NameOf;
  private readonly typeNames: ReadonlyMap<string, string>;

  constructor(
    readonly scenario: Scenario,
    readonly configuration: Configuration,
    readonly heard: Heard,
  ) {
    this.nameOf = namesOf(scenario);
    this.typeNames = new Map(
      scenario.requestTypes.map(({ id, name, method, path }) => [
        id,
        method === '' || path === '' ? name : `${method} ${path}`,
      ]),
    );
  }

  clientId(client: number): string {
    return this.configuration.clients[client].model.id;
  }

  client(client: number): string {
    const id = this.clientId(client);
    return id === CONSOLE ? 'console' : this.nameOf('node', id);
  }

  node(node: number): string {
    return this.nameOf('node', this.configuration.nodes[node].model.id);
  }

  /** An only instance is the node itself. */
  instance(node: number, place: number): string {
    const isOnly = this.configuration.nodes[node].allInstances.length === 1;
    return isOnly ? this.node(node) : `${this.node(node)} #${place + 1}`;
  }

  edge(edge: number): string {
    return this.nameOf('edge', this.configuration.edges[edge].model.id);
  }

  /** Who calls along an edge. */
  caller(edge: number): string {
    return this.nameOf('node', this.configuration.edges[edge].model.from);
  }

  callee(edge: number): string {
    return this.node(this.configuration.edges[edge].to);
  }

  /** "POST /orders", or the name of the type. */
  requestType(type: number): string {
    const { id } = this.configuration.requestTypes[type].model;
    return this.typeNames.get(id) ?? id;
  }

  /** What a request asks: one of the console says it itself, for its type only stands for it. */
  request(client: number, number: number, type: number): string {
    const asked = this.clientId(client) === CONSOLE ? this.heard.asked(number) : undefined;
    return asked ?? this.requestType(type);
  }

  fault(fault: number): string {
    return `“${this.nameOf('fault', this.configuration.faults[fault].model.id)}”`;
  }

  clientRef(client: number): PartRef {
    return { kind: 'node', id: this.clientId(client) };
  }

  nodeRef(node: number): PartRef {
    return { kind: 'node', id: this.configuration.nodes[node].model.id };
  }

  edgeRef(edge: number): PartRef {
    return { kind: 'edge', id: this.configuration.edges[edge].model.id };
  }

  /** The id of a layer by its position in a version of a stack. */
  layerId(stack: number, position: number): string {
    return this.configuration.stacks[stack].layers[position].id;
  }

  /** "the circuit breaker of orders → payments"; of several of its kind each is told apart by its id. */
  layer(edge: number, kind: PatternId, id: string): string {
    const { stack } = this.configuration.edges[edge].model;
    const ofKind = stack.filter((layer) => layer.kind === kind).length;
    const which = ofKind > 1 ? ` (${id})` : '';
    return `the ${patterns[kind].title.toLowerCase()}${which} of ${this.edge(edge)}`;
  }
}
