import { areSameCredentials, createCredentials, type IceCredentials } from './ice-credentials.ts';
import type { Description, Section, SectionKind } from './description.ts';
import type { Random } from '../clock/scheduler.ts';
import type { DescriptionStore } from './description-store.ts';
import type { TransceiverSet } from './transceiver-set.ts';

interface Options {
  readonly descriptions: DescriptionStore;
  readonly transceivers: TransceiverSet;
  readonly random: Random;
  readonly fingerprint: string;
  /** Whether a data channel was ever created. */
  readonly hasChannels: () => boolean;
}

/** Writes a connection's offers and answers (RFC 8829 sections 5.2 and 5.3). */
export class DescriptionBuilder {
  readonly #options: Options;
  readonly #session: number;
  #version = 1;
  /** What restartIce wants to be replaced (webrtc-pc, LocalIceCredentialsToReplace). */
  #toReplace: readonly IceCredentials[] = [];

  constructor(options: Options) {
    this.#options = options;
    this.#session = Math.floor(options.random() * Number.MAX_SAFE_INTEGER);
  }

  /** Whether the next offer restarts ICE. */
  get isRestarting(): boolean {
    return this.#toReplace.length > 0;
  }

  restartIce(): void {
    const { descriptions } = this.#options;
    this.#toReplace = [descriptions.current('local'), descriptions.pending('local')].flatMap(
      (description) => description?.transport.credentials ?? [],
    );
  }

  /** Offer and answer are settled: a restart is done where what it wanted replaced is gone. */
  handleStable(): void {
    const { credentials } = this.#options.descriptions.current('local')?.transport ?? {};
    if (credentials !== undefined && !this.#isToReplace(credentials)) this.#toReplace = [];
  }

  createOffer(): Description {
    const { descriptions, random } = this.#options;
    const before = descriptions.latest('local')?.transport.credentials ?? null;
    const kept = before !== null && !this.#isToReplace(before) ? before : null;
    return this.#describe('offer', this.#offered(), kept ?? createCredentials(random));
  }

  createAnswer(): Description {
    const { descriptions, transceivers, random } = this.#options;
    const offer = descriptions.pending('remote');
    const sections = (offer?.sections ?? []).map((section) => ({
      ...section,
      direction:
        section.kind === 'application' ? section.direction : transceivers.answerDirection(section),
    }));
    const offered = offer?.transport.credentials ?? null;
    const isRestart = !areSameCredentials(
      offered,
      descriptions.current('remote')?.transport.credentials ?? null,
    );
    const before = descriptions.current('local')?.transport.credentials ?? null;
    const credentials = isRestart || before === null ? createCredentials(random) : before;
    return this.#describe('answer', sections, credentials);
  }

  /** The sections of the last negotiation in their order, then the new ones. */
  #offered(): Section[] {
    const { descriptions, transceivers, hasChannels } = this.#options;
    const before = descriptions.latest('local')?.sections ?? [];
    const mids = new Set(before.map(({ mid }) => mid));
    const nextMid = () => {
      let mid = 0;
      while (mids.has(`${mid}`)) mid += 1;
      mids.add(`${mid}`);
      return `${mid}`;
    };
    const wish = (section: Section): Section => ({
      ...section,
      direction: transceivers.findByMid(section.mid)?.direction ?? section.direction,
    });
    const added = (kind: SectionKind, direction: Section['direction']): Section => ({
      kind,
      mid: nextMid(),
      direction,
    });
    const needsApplication = hasChannels() && !before.some(({ kind }) => kind === 'application');
    return [
      ...before.map(wish),
      ...transceivers.unassociated.map(({ kind, direction }) => added(kind, direction)),
      ...(needsApplication ? [added('application', 'sendrecv')] : []),
    ];
  }

  #describe(
    type: 'offer' | 'answer',
    sections: readonly Section[],
    credentials: IceCredentials,
  ): Description {
    const { fingerprint } = this.#options;
    this.#version += 1;
    return {
      type,
      session: this.#session,
      version: this.#version,
      sections,
      transport: { credentials, fingerprint, setup: type === 'offer' ? 'actpass' : 'active' },
      candidates: [],
    };
  }

  #isToReplace(credentials: IceCredentials): boolean {
    return this.#toReplace.some((each) => areSameCredentials(each, credentials));
  }
}
