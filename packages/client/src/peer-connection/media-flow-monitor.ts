import type { FlowState } from '@visavis/machines';
import type { Ticker } from './ticker.ts';

/** The part of an RTCRtpReceiver that tells when something arrived on it last. */
type PacketSource = Pick<RTCRtpReceiver, 'getSynchronizationSources'>;

/** What is watched, and who is told. */
export interface MediaFlowMonitorOptions {
  /** When to glance: every {@link pollIntervalMs} milliseconds. */
  readonly ticker: Pick<Ticker, 'add'>;
  /** Everything that sound and picture arrive on. */
  readonly receivers: () => readonly PacketSource[];
  /** What the person's picture arrives on. */
  readonly videoReceiver: () => PacketSource | null;
  /** How many bytes have arrived on the connection in all, of whatever kind. It must not reject. */
  readonly bytesReceived: () => Promise<number>;
  readonly report: (state: FlowState, before: FlowState) => void;
}

/** Milliseconds between two glances, which only tell that nothing comes. Sound comes in 50 packets a second. */
export const pollIntervalMs = 100;
/** So many glances are a look, which tells what comes: a camera may send no more than five pictures a second. */
export const pollsPerSample = 2;
/** After so many looks in a row that each found something new, what arrives is called steady. */
const steadySampleCount = 5;
/**
 * So many glances in a row that find nothing new are a silence; what has come haltingly anyway, as from a
 * camera without sound on a machine that can hardly follow, is given longer. Glances are counted and not
 * time, so that a page that was itself held up, or sleeps, does not take what it has not seen for missing.
 */
const stallPollCount = { steady: 5, intermittent: 30 } as const;
/**
 * A picture is back when it is new at so many looks in a row: the first one after a silence is often
 * followed by others that cannot be decoded.
 */
const resumedVideoSampleCount = 2;
/** After so many looks in a row that found something else only, the picture is missing. */
const missingVideoSampleCount = 7;

/**
 * Watches whether sound or picture arrives. It asks the receivers for the times of their last packets
 * (webrtc-pc section 5.3, getSynchronizationSources), which costs next to nothing beside getStats. A machine
 * that cannot follow decodes nothing although packets come, so before a silence is believed the connection
 * is asked whether anything at all has arrived.
 */
export class MediaFlowMonitor implements Disposable {
  readonly #options: MediaFlowMonitorOptions;
  #stop: (() => void) | null = null;
  #state: FlowState = 'stalled';
  readonly #anything = new PacketProgress();
  readonly #picture = new PacketProgress();
  /** Glances since the last look, and whether any of them found something new. */
  #glances = 0;
  #isFresh = false;
  /** Looks in a row that found something new, and glances in a row that found nothing. */
  #found = 0;
  #missed = 0;
  /** True from when it was steady until a silence. */
  #isSteady = false;
  /** What had arrived in all, one glance before the silence is to be believed. */
  #before: Promise<number> | null = null;
  /** Looks in a row that found a new picture, and that found something else only. */
  #pictures = 0;
  #picturesMissed = 0;
  /** True once pictures have come steadily. */
  #hadPicture = false;

  constructor(options: MediaFlowMonitorOptions) {
    this.#options = options;
  }

  /** Starts or stops looking. What was found last stands meanwhile. */
  run(running: boolean): void {
    if (running === (this.#stop !== null)) return;
    this.#stop?.();
    this.#stop = running ? this.#options.ticker.add(() => this.#glance()) : null;
    this.#glances = 0;
    this.#isFresh = false;
    this.#found = 0;
    this.#missed = 0;
    this.#before = null;
    this.#pictures = 0;
    this.#picturesMissed = 0;
  }

  #glance(): void {
    const isNew = this.#anything.advance(this.#options.receivers());
    if (isNew) this.#before = null;
    this.#missed = isNew ? 0 : this.#missed + 1;
    this.#isFresh ||= isNew;
    this.#glances += 1;
    if (this.#glances === pollsPerSample) this.#look();
    const patience = this.#isSteady ? stallPollCount.steady : stallPollCount.intermittent;
    if (this.#missed === patience - 1) {
      this.#before = this.#options.bytesReceived();
    } else if (this.#missed === patience && this.#before !== null) {
      void this.#confirm(this.#before);
    }
  }

  #look(): void {
    const isNew = this.#isFresh;
    this.#glances = 0;
    this.#isFresh = false;
    this.#found = isNew ? this.#found + 1 : 0;
    if (this.#found >= steadySampleCount) this.#isSteady = true;
    this.#lookAtPicture(isNew);
    if (isNew) this.#become(this.#hasPicture() ? 'receiving' : 'audioOnly');
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
    this.#become('stalled');
    this.#isSteady = false;
  }

  #lookAtPicture(isAnythingNew: boolean): void {
    const picture = this.#options.videoReceiver();
    const isNew = this.#picture.advance(picture === null ? [] : [picture]);
    this.#pictures = isNew ? this.#pictures + 1 : 0;
    if (this.#pictures >= steadySampleCount) this.#hadPicture = true;
    if (isNew) this.#picturesMissed = 0;
    else if (isAnythingNew) this.#picturesMissed += 1;
  }

  /** Whether the picture arrives too. Whether one is sent, others know. */
  #hasPicture(): boolean {
    if (this.#state === 'receiving') return this.#picturesMissed < missingVideoSampleCount;
    return this.#pictures >= (this.#hadPicture ? resumedVideoSampleCount : 1);
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
class PacketProgress {
  #latest = 0;

  /** Whether something newer has arrived since the last look. */
  advance(sources: readonly PacketSource[]): boolean {
    const before = this.#latest;
    // Ten times a second and for every connection, so nothing is made on the way.
    for (const source of sources) {
      for (const { timestamp } of source.getSynchronizationSources()) {
        if (timestamp > this.#latest) this.#latest = timestamp;
      }
    }
    return this.#latest > before;
  }
}
