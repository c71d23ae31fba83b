import type { callMachine } from '@visavis/machines';
import type { RandomSource, RoomName } from '@visavis/protocol';
import type { ActorRefFrom } from 'xstate';
import { Comparison, type ComparisonOptions } from './comparison.ts';
import { KeyWatch } from './key-watch.ts';

/** What differs from connection to connection. @internal */
export type ConnectionOptions = Pick<
  ComparisonOptions,
  'remote' | 'getFingerprints' | 'send' | 'report'
>;

/** What comparisons need of the call. @internal */
export interface CallComparisonsOptions {
  readonly room: RoomName;
  readonly platform: Pick<ComparisonOptions, 'cryptography' | 'getIdentity'>;
  readonly call: ActorRefFrom<typeof callMachine>;
  /** For nonces; that of the runtime by default. */
  readonly randomSource?: RandomSource;
}

/**
 * The comparisons of one call, and the keys that were compared.
 *
 * @internal
 */
export class CallComparisons {
  readonly #options: CallComparisonsOptions;
  readonly #keyWatch: KeyWatch;

  constructor(options: CallComparisonsOptions) {
    this.#options = options;
    this.#keyWatch = new KeyWatch(options.call);
  }

  /** Creates the comparison over one connection. */
  create(options: ConnectionOptions): Comparison {
    const { room, platform, call, randomSource = crypto } = this.#options;
    const { cryptography, getIdentity } = platform;
    const { remote } = options;
    return new Comparison({
      ...options,
      room,
      cryptography,
      getIdentity,
      randomSource,
      getRemoteKey: () =>
        call.getSnapshot().context.members.find(({ id }) => id === remote)?.publicKey ?? null,
      onJudged: (verdict) => this.#keyWatch.record(remote, verdict),
    });
  }
}
