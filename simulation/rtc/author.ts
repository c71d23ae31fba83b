import { areSame, createCredentials, type Credentials } from './credentials.ts';
import type { Description, Section, SectionKind } from './description.ts';
import type { Random } from './scheduler.ts';
import type { Signaling } from './signaling.ts';
import type { Transceivers } from './transceivers.ts';

interface Options {
  readonly signaling: Signaling;
  readonly transceivers: Transceivers;
  readonly random: Random;
  readonly fingerprint: string;
  /** Whether a data channel was ever created. */
  readonly hasChannels: () => boolean;
}

/** Writes a connection's offers and answers (RFC 8829 sections 5.2 and 5.3). */
export class Author {
  readonly #options: Options;
  readonly #session: number;
  #version = 1;
  /** What restartIce wants to be replaced (webrtc-pc, LocalIceCredentialsToReplace). */
  #toReplace: readonly Credentials[] = [];

  constructor(options: Options) {
    this.#options = options;
    this.#session = Math.floor(options.random() * Number.MAX_SAFE_INTEGER);
  }

  /** Whether the next offer restarts ICE. */
  get isRestarting(): boolean {
    return this.#toReplace.length > 0;
  }

  restartIce(): void {
    const { signaling } = this.#options;
    this.#toReplace = [signaling.current('local'), signaling.pending('local')].flatMap(
      (description) => description?.transport.credentials ?? [],
    );
  }

  /** Offer and answer are settled: a restart is done where what it wanted replaced is gone. */
  settled(): void {
    const { credentials } = this.#options.signaling.current('local')?.transport ?? {};
    if (credentials !== undefined && !this.#isToReplace(credentials)) this.#toReplace = [];
  }

  offer(): Description {
    const { signaling, random } = this.#options;
    const before = signaling.latest('local')?.transport.credentials ?? null;
    const kept = before !== null && !this.#isToReplace(before) ? before : null;
    return this.#describe('offer', this.#offered(), kept ?? createCredentials(random));
  }

  answer(): Description {
    const { signaling, transceivers, random } = this.#options;
    const offer = signaling.pending('remote');
    const sections = (offer?.sections ?? []).map((section) => ({
      ...section,
      direction:
        section.kind === 'application' ? section.direction : transceivers.answerTo(section),
    }));
    const offered = offer?.transport.credentials ?? null;
    const isRestart = !areSame(offered, signaling.current('remote')?.transport.credentials ?? null);
    const before = signaling.current('local')?.transport.credentials ?? null;
    const credentials = isRestart || before === null ? createCredentials(random) : before;
    return this.#describe('answer', sections, credentials);
  }

  /** The sections of the last negotiation in their order, then the new ones. */
  #offered(): Section[] {
    const { signaling, transceivers, hasChannels } = this.#options;
    const before = signaling.latest('local')?.sections ?? [];
    const mids = new Set(before.map(({ mid }) => mid));
    const nextMid = () => {
      let mid = 0;
      while (mids.has(`${mid}`)) mid += 1;
      mids.add(`${mid}`);
      return `${mid}`;
    };
    const wish = (section: Section): Section => ({
      ...section,
      direction: transceivers.of(section.mid)?.direction ?? section.direction,
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
    credentials: Credentials,
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

  #isToReplace(credentials: Credentials): boolean {
    return this.#toReplace.some((each) => areSame(each, credentials));
  }
}
