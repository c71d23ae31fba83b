import type { FlowState } from '@visavis/machines';
import type { Ticker } from './ticker.ts';

/** The part of an RTCRtpReceiver that tells when something arrived on it last. */
type Source = Pick<RTCRtpReceiver, 'getSynchronizationSources'>;

/** What is watched, and who is told. */
export interface FlowWatchOptions {
  /** When to look: every {@link lookInterval} milliseconds. */
  readonly ticker: Pick<Ticker, 'add'>;
  /** Everything that sound and picture arrive on. */
  readonly receivers: () => readonly Source[];
  /** What the person's picture arrives on. */
  readonly picture: () => Source | null;
  /** How many bytes have arrived on the connection in all, of whatever kind. It must not reject. */
  readonly bytesReceived: () => Promise<number>;
  readonly report: (state: FlowState, before: FlowState) => void;
}

/** Milliseconds between two looks. Sound alone comes in 50 packets a second. */
export const lookInterval = 200;
/** After so many looks in a row that each found something new, what arrives is called steady. */
const steady = 5;
/**
 * So many looks in a row that find nothing new are a silence; what has come haltingly anyway, as from a
 * camera without sound on a machine that can hardly follow, is given longer. Looks are counted and not
 * time, so that a page that was itself held up, or sleeps, does not take what it has not seen for missing.
 */
const silence = { steady: 3, halting: 15 } as const;
/**
 * A picture is back when it is new at so many looks in a row: the first one after a silence is often
 * followed by others that cannot be decoded.
 */
const backAgain = 2;
/** After so many looks in a row that found something else only, the picture is missing. */
const standstill = 7;

/**
 * Watches whether sound or picture arrives. It asks the receivers for the times of their last packets
 * (webrtc-pc section 5.3, getSynchronizationSources), which costs next to nothing beside getStats. A machine
 * that cannot follow decodes nothing although packets come, so before a silence is believed the connection
 * is asked whether anything at all has arrived.
 */
export class FlowWatch implements Disposable {
  readonly #options: FlowWatchOptions;
  #stop: (() => void) | null = null;
  #state: FlowState = 'silent';
  readonly #anything = new Progress();
  readonly #picture = new Progress();
  /** Looks in a row that found something new, and that found nothing. */
  #found = 0;
  #missed = 0;
  /** True from when it was steady until a silence. */
  #isSteady = false;
  /** What had arrived in all, one look before the silence is to be believed. */
  #before: Promise<number> | null = null;
  /** Looks in a row that found a new picture, and that found something else only. */
  #pictures = 0;
  #picturesMissed = 0;
  /** True once pictures have come steadily. */
  #hadPicture = false;

  constructor(options: FlowWatchOptions) {
    this.#options = options;
  }

  /** Starts or stops looking. What was found last stands meanwhile. */
  run(running: boolean): void {
    if (running === (this.#stop !== null)) return;
    this.#stop?.();
    this.#stop = running ? this.#options.ticker.add(() => this.#look()) : null;
    this.#found = 0;
    this.#missed = 0;
    this.#before = null;
    this.#pictures = 0;
    this.#picturesMissed = 0;
  }

  #look(): void {
    const isNew = this.#anything.look(this.#options.receivers());
    this.#found = isNew ? this.#found + 1 : 0;
    this.#missed = isNew ? 0 : this.#missed + 1;
    if (this.#found >= steady) this.#isSteady = true;
    this.#lookAtPicture(isNew);
    const patience = this.#isSteady ? silence.steady : silence.halting;
    if (isNew) {
      this.#before = null;
      this.#become(this.#hasPicture() ? 'flowing' : 'heard');
    } else if (this.#missed === patience - 1) {
      this.#before = this.#options.bytesReceived();
    } else if (this.#missed === patience && this.#before !== null) {
      void this.#confirm(this.#before);
    }
  }

  async #confirm(before: Promise<number>): Promise<void> {
    const [earlier, now] = await Promise.all([before, this.#options.bytesReceived()]);
    // Something was found meanwhile, or nobody wants to know any more.
    if (this.#before !== before) return;
    this.#before = null;
    if (now > earlier) {
      this.#missed = 0;
      return;
    }
    this.#become('silent');
    this.#isSteady = false;
  }

  #lookAtPicture(isAnythingNew: boolean): void {
    const picture = this.#options.picture();
    const isNew = this.#picture.look(picture === null ? [] : [picture]);
    this.#pictures = isNew ? this.#pictures + 1 : 0;
    if (this.#pictures >= steady) this.#hadPicture = true;
    if (isNew) this.#picturesMissed = 0;
    else if (isAnythingNew) this.#picturesMissed += 1;
  }

  /** Whether the picture arrives too. Whether one is sent, others know. */
  #hasPicture(): boolean {
    if (this.#state === 'flowing') return this.#picturesMissed < standstill;
    return this.#pictures >= (this.#hadPicture ? backAgain : 1);
  }

  #become(state: FlowState): void {
    if (state === this.#state) return;
    const before = this.#state;
    this.#state = state;
    this.#options.report(state, before);
  }

  [Symbol.dispose](): void {
    this.run(false);
  }
}

/** How far some receivers have got: the time of the last packet that was made something of. */
class Progress {
  #latest = 0;

  /** Whether something newer has arrived since the last look. */
  look(sources: readonly Source[]): boolean {
    const times = sources
      .flatMap((source) => source.getSynchronizationSources())
      .map(({ timestamp }) => timestamp);
    const latest = Math.max(this.#latest, ...times);
    const isNew = latest > this.#latest;
    this.#latest = latest;
    return isNew;
  }
}
