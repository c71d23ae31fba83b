import { PeerId } from '@visavis/client';
import { Generation, Signal } from '@visavis/protocol';
import type { InspectionEvent, Observer } from 'xstate';
import * as z from 'zod/mini';

/** What a peer machine asks to be sent, as the call machine is told. */
const SentSignal = z.object({
  type: z.literal('peer.signal'),
  to: PeerId,
  generation: Generation,
  signal: Signal,
});

/** What a peer machine is told. */
const ReceivedSignal = z.object({
  type: z.literal('signal.received'),
  generation: Generation,
  signal: Signal,
});

const peerActorPrefix = 'peer:';

/**
 * Watches what peers send to each other and what reaches them: nothing twice, nothing out of order, nothing
 * that was never sent. What does not arrive is no fault by itself: who left or began anew missed it.
 */
export class SignalMonitor {
  readonly violations: string[] = [];
  /**
   * What was sent from one person to another in one generation, in order. Descriptions and candidates by
   * themselves: an offer that takes the place of one that was never sent is told before its candidates.
   */
  readonly #sent = new Map<string, string[]>();
  /** How many of those can no longer come to one page: they came, or something later did. */
  readonly #passed = new Map<string, number>();
  #pages = 0;

  /**
   * Watches one page.
   *
   * @param self the id of its person, once it is known
   */
  observePage(self: () => PeerId | null): Observer<InspectionEvent> {
    const page = (this.#pages += 1);
    const next = (inspection: InspectionEvent) => {
      if (inspection.type !== '@xstate.event') return;
      const { event, actorRef } = inspection;
      if (event.type === 'peer.signal') {
        const { to, generation, signal } = SentSignal.parse(event);
        this.#send(`${self()} ${to} ${generation} ${signal.kind}`, JSON.stringify(signal));
      }
      if (event.type === 'signal.received') {
        const { generation, signal } = ReceivedSignal.parse(event);
        const from = 'id' in actorRef ? String(actorRef.id).slice(peerActorPrefix.length) : '';
        // Another page of the same person begins with nothing, and may get the same again.
        const way = `${from} ${self()} ${generation} ${signal.kind}`;
        this.#receive(way, page, JSON.stringify(signal));
      }
    };
    return { next };
  }

  #send(way: string, signal: string): void {
    const sent = this.#sent.get(way);
    if (sent === undefined) this.#sent.set(way, [signal]);
    else sent.push(signal);
  }

  #receive(way: string, page: number, signal: string): void {
    const sent = this.#sent.get(way) ?? [];
    const reading = `${way} ${page}`;
    const place = sent.indexOf(signal, this.#passed.get(reading) ?? 0);
    this.#passed.set(reading, place + 1);
    if (place >= 0) return;
    const what = sent.includes(signal) ? 'twice, or too late' : 'but nobody had sent it';
    this.violations.push(`${way} brought ${signal.slice(0, 60)} ${what}`);
  }
}
