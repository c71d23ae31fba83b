import type { Random } from '../random/random.ts';
import type { DescriptionStore } from './description-store.ts';
import type { Description, Section, SectionKind } from './description.ts';
import { areSameCredentials, createCredentials } from './ice-credentials.ts';
import type { IceCredentials } from './model.ts';
import type { TransceiverSet } from './transceiver-set.ts';

interface Options {
  readonly descriptions: DescriptionStore;
  readonly transceivers: TransceiverSet;
  readonly random: Random;
  readonly fingerprint: string;
  /** Whether a data channel exists. */
  readonly hasChannels: () => boolean;
}

/** Builds the offers and answers of a connection (RFC 8829 sections 5.2 and 5.3). */
export class DescriptionBuilder {
  readonly #options: Options;
  readonly #sessionId: number;
  #version = 1;
  /** The credentials that restartIce replaces (webrtc-pc, LocalIceCredentialsToReplace). */
  #credentialsToReplace: readonly IceCredentials[] = [];

  constructor(options: Options) {
    this.#options = options;
    this.#sessionId = Math.floor(options.random() * Number.MAX_SAFE_INTEGER);
  }

  /** Whether the next offer restarts ICE. */
  get isRestarting(): boolean {
    return this.#credentialsToReplace.length > 0;
  }

  restartIce(): void {
    const { descriptions } = this.#options;
    this.#credentialsToReplace = [
      descriptions.current('local'),
      descriptions.pending('local'),
    ].flatMap((description) => description?.transport.credentials ?? []);
  }

  /** The signaling state is stable: a restart is complete if its credentials were replaced. */
  handleStable(): void {
    const { credentials } = this.#options.descriptions.current('local')?.transport ?? {};
    if (credentials !== undefined && !this.#mustReplace(credentials))
      this.#credentialsToReplace = [];
  }

  createOffer(): Description {
    const { descriptions, random } = this.#options;
    const current = descriptions.latest('local')?.transport.credentials ?? null;
    const credentials =
      current === null || this.#mustReplace(current) ? createCredentials(random) : current;
    return this.#build('offer', this.#offerSections(), credentials);
  }

  createAnswer(): Description {
    const { descriptions, transceivers, random } = this.#options;
    const offer = descriptions.pending('remote');
    const sections = (offer?.sections ?? []).map((section) => ({
      ...section,
      direction:
        section.kind === 'application' ? section.direction : transceivers.answerDirection(section),
    }));
    const offeredCredentials = offer?.transport.credentials ?? null;
    const isRestart = !areSameCredentials(
      offeredCredentials,
      descriptions.current('remote')?.transport.credentials ?? null,
    );
    const current = descriptions.current('local')?.transport.credentials ?? null;
    const credentials = isRestart || current === null ? createCredentials(random) : current;
    return this.#build('answer', sections, credentials);
  }

  /** The sections of the last description in the same order, then new ones. */
  #offerSections(): Section[] {
    const { descriptions, transceivers, hasChannels } = this.#options;
    const previous = descriptions.latest('local')?.sections ?? [];
    const mids = new Set(previous.map(({ mid }) => mid));
    const nextMid = () => {
      let mid = 0;
      while (mids.has(`${mid}`)) mid += 1;
      mids.add(`${mid}`);
      return `${mid}`;
    };
    const withRequestedDirection = (section: Section): Section => ({
      ...section,
      direction: transceivers.findByMid(section.mid)?.direction ?? section.direction,
    });
    const createSection = (kind: SectionKind, direction: Section['direction']): Section => ({
      kind,
      mid: nextMid(),
      direction,
    });
    const needsApplication = hasChannels() && !previous.some(({ kind }) => kind === 'application');
    return [
      ...previous.map(withRequestedDirection),
      ...transceivers.unassociated.map(({ kind, direction }) => createSection(kind, direction)),
      ...(needsApplication ? [createSection('application', 'sendrecv')] : []),
    ];
  }

  #build(
    type: 'offer' | 'answer',
    sections: readonly Section[],
    credentials: IceCredentials,
  ): Description {
    const { fingerprint } = this.#options;
    this.#version += 1;
    return {
      type,
      session: this.#sessionId,
      version: this.#version,
      sections,
      transport: { credentials, fingerprint, setup: type === 'offer' ? 'actpass' : 'active' },
      candidates: [],
    };
  }

  #mustReplace(credentials: IceCredentials): boolean {
    return this.#credentialsToReplace.some((each) => areSameCredentials(each, credentials));
  }
}
