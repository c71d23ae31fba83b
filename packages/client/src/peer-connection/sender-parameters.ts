/** Why a sender is limited. Each cause has a limit of its own, so that none overwrites another. */
export type LimitCause = 'startup' | 'adaptation';

/** A limit of what a sender of video encodes. */
export interface EncodingLimit {
  /** By how much the resolution is reduced in each direction; from 1. */
  readonly scaleResolutionDownBy: number;
}

/** The strictest of some limits. */
const combineLimits = (limits: readonly EncodingLimit[]): EncodingLimit => ({
  scaleResolutionDownBy: Math.max(1, ...limits.map((limit) => limit.scaleResolutionDownBy)),
});

type Sender = Pick<RTCRtpSender, 'getParameters' | 'setParameters'>;

/**
 * The only caller of `setParameters` for one sender. It keeps the desired state itself, because browsers
 * forget and misreport fields, and applies it in one get-change-set sequence at a time: Chromium rejects
 * a call with stale parameters (webrtc-pc section 5.2).
 */
export class SenderParameters {
  readonly #sender: Sender;
  readonly #limits = new Map<LimitCause, EncodingLimit>();
  #applied: Promise<void> = Promise.resolve();

  constructor(sender: Sender) {
    this.#sender = sender;
  }

  /**
   * Sets or, with null, removes the limit of one cause. Resolves when it is applied, or when the browser
   * has rejected it; it never rejects.
   */
  setLimit(cause: LimitCause, limit: EncodingLimit | null): Promise<void> {
    if (limit === null) this.#limits.delete(cause);
    else this.#limits.set(cause, limit);
    this.#applied = this.#applied.then(() => this.#apply());
    return this.#applied;
  }

  async #apply(): Promise<void> {
    const { scaleResolutionDownBy } = combineLimits([...this.#limits.values()]);
    try {
      const parameters = this.#sender.getParameters();
      const [encoding] = parameters.encodings;
      if (encoding === undefined) return;
      const { active = true, scaleResolutionDownBy: currentScale = 1 } = encoding;
      if (active && currentScale === scaleResolutionDownBy) return;
      const encodings = [{ ...encoding, active: true, scaleResolutionDownBy }];
      await this.#sender.setParameters({ ...parameters, encodings });
    } catch {
      // Media continues with the parameters that the sender has.
    }
  }
}
