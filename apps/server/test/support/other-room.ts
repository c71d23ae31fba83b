import type { ServerHandle } from '../../src/index.ts';
import { createCandidate } from './signals.ts';
import { TestPeer } from './test-peer.ts';
import { until } from './wait.ts';

/** Two members of another room, who must not notice what happens in the test. */
export class OtherRoom implements Disposable {
  readonly ana: TestPeer;
  readonly ben: TestPeer;
  #signals = 0;

  private constructor(ana: TestPeer, ben: TestPeer) {
    this.ana = ana;
    this.ben = ben;
  }

  static async open(server: ServerHandle): Promise<OtherRoom> {
    const room = new OtherRoom(await TestPeer.connect(server), await TestPeer.connect(server));
    await room.ana.join('elsewhere');
    await room.ben.join('elsewhere');
    await room.ana.event('joined');
    return room;
  }

  /** True where signals are relayed between the two, and they have received no other events. */
  async isUndisturbed(): Promise<boolean> {
    this.#signals += 1;
    await this.ana.send(this.ben.id, 1, this.#signals, createCandidate());
    await until(() => this.ben.eventTypes.length === 1 + this.#signals);
    const [, ...toBen] = this.ben.eventTypes;
    return (
      toBen.every((type) => type === 'signal') && this.ana.eventTypes.join() === 'welcome,joined'
    );
  }

  [Symbol.dispose](): void {
    this.ana[Symbol.dispose]();
    this.ben[Symbol.dispose]();
  }
}
