import { PeerId } from '@visavis/client';
import { CandidateSignal, DescriptionSignal, Generation } from '@visavis/protocol';
import type { InspectionEvent, Observer } from 'xstate';
import * as z from 'zod/mini';
import { FloodMonitor } from './flood-monitor.ts';

const Signal = z.discriminatedUnion('kind', [DescriptionSignal, CandidateSignal]);

/** The event by which a peer machine sends a signal through the call machine. */
const SentSignal = z.object({
  type: z.literal('peer.signal'),
  to: PeerId,
  generation: Generation,
  signal: Signal,
});

/** The event by which a peer machine receives a signal. */
const ReceivedSignal = z.object({
  type: z.literal('signal.received'),
  generation: Generation,
  signal: Signal,
});

const peerActorPrefix = 'peer:';

/** The id of the peer whose machine this is; empty for any other actor. */
export const peerIdOf = (actorRef: InspectionEvent['actorRef']): string =>
  'id' in actorRef && String(actorRef.id).startsWith(peerActorPrefix)
    ? String(actorRef.id).slice(peerActorPrefix.length)
    : '';

const isSignaling = (actorRef: InspectionEvent['actorRef']): boolean =>
  'id' in actorRef && actorRef.id === 'signaling';

/**
 * Checks that no signal arrives twice, out of order, or without being sent. A signal that never arrives is no
 * violation: its receiver may have left or reloaded the page. Also checks that no honest peer exceeds a budget.
 */
export class SignalMonitor {
  readonly floods = new FloodMonitor();
  readonly #allowsDelay: boolean;
  readonly #violations: string[] = [];
  /** Members whom a hostile server has invented, and who send what it wants. */
  readonly #invented = new Set<string>();
  /**
   * The signals that were sent on each channel, in order. A channel is a sender, a receiver, a generation and a
   * kind of signal. Descriptions and candidates have separate channels because an offer that replaces an unsent
   * one moves before the candidates.
   */
  readonly #sent = new Map<string, string[]>();
  /** For each channel and receiver, the index of the next signal that may arrive. */
  readonly #nextIndexes = new Map<string, number>();
  /** A receiver is one signaling machine: one stay of one page in the room. */
  #receiverCount = 0;
  #pageCount = 0;

  /** @param allowsDelay whether a page may keep honest people waiting */
  constructor({ allowsDelay }: { readonly allowsDelay: boolean }) {
    this.#allowsDelay = allowsDelay;
  }

  /** A hostile server invents a member. In an open room nobody can know, and signals of it may be received. */
  allowInvented(id: PeerId): void {
    this.#invented.add(id);
  }

  get violations(): readonly string[] {
    return [...this.#violations, ...this.floods.violations];
  }

  /**
   * Observes the machines of one page.
   *
   * @param self returns the peer id of the page, once it is known
   */
  observePage(self: () => PeerId | null): Observer<InspectionEvent> {
    const page = (this.#pageCount += 1);
    let receiver = 0;
    const next = (inspection: InspectionEvent) => {
      if (inspection.type === '@xstate.actor') {
        this.floods.connect(page, peerIdOf(inspection.actorRef));
        if (isSignaling(inspection.actorRef)) receiver = this.#receiverCount += 1;
      }
      if (inspection.type !== '@xstate.event') return;
      const { event, actorRef } = inspection;
      const isExceeded =
        event.type === 'budget.misbehaving' ||
        (event.type === 'budget.delayed' && !this.#allowsDelay);
      if (isExceeded && !this.floods.isFlooding(peerIdOf(actorRef)))
        this.#violations.push(`${self()} received too many signals: ${event.type}`);
      if (event.type === 'peer.signal') {
        const { to, generation, signal } = SentSignal.parse(event);
        this.#send(`${self()} ${to} ${generation} ${signal.kind}`, JSON.stringify(signal));
      }
      if (event.type === 'signal.received') {
        const { generation, signal } = ReceivedSignal.parse(event);
        const from = peerIdOf(actorRef);
        if (this.#invented.has(from)) return;
        if (this.floods.isFlooding(from)) {
          this.floods.receive(page, from, generation, signal);
          return;
        }
        const channel = `${from} ${self()} ${generation} ${signal.kind}`;
        this.#receive(channel, receiver, JSON.stringify(signal));
      }
    };
    return { next };
  }

  #send(channel: string, signal: string): void {
    const sent = this.#sent.get(channel);
    if (sent === undefined) this.#sent.set(channel, [signal]);
    else sent.push(signal);
  }

  /** Whoever reloads the page, or joins again, has received nothing yet and may receive the same signals again. */
  #receive(channel: string, receiver: number, signal: string): void {
    const sent = this.#sent.get(channel) ?? [];
    const key = `${channel} ${receiver}`;
    const index = sent.indexOf(signal, this.#nextIndexes.get(key) ?? 0);
    this.#nextIndexes.set(key, index + 1);
    if (index >= 0) return;
    const problem = sent.includes(signal) ? 'arrived twice or out of order' : 'was never sent';
    this.#violations.push(`${channel}: ${signal.slice(0, 60)} ${problem}`);
  }
}
