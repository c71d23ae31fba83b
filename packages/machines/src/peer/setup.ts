import type { ComparisonResult } from '@visavis/protocol';
import { assign, enqueueActions, raise, sendTo } from 'xstate';
import { effectivePolicy } from './connection-setup.ts';
import { negotiationSetup } from './negotiation-actions.ts';
import type { KeyVerdict } from './comparison.ts';

/** Everything that the peer machine refers to by name: actors, delays, guards and actions. */
export const peerSetup = negotiationSetup.extend({
  actions: {
    restartIce: enqueueActions(({ enqueue, context }, policy: 'all' | 'relay') => {
      const { iceServers } = context;
      enqueue.assign({ iceTransportPolicy: policy });
      const iceTransportPolicy = effectivePolicy({ ...context, iceTransportPolicy: policy });
      enqueue.sendTo('connection', { type: 'restartIce', iceServers, iceTransportPolicy });
    }),
    storeAddressHiding: assign({
      isAddressHidden: ({ context, event }) =>
        event.type === 'addressHiding.changed' ? event.isAddressHidden : context.isAddressHidden,
    }),
    // A new connection starts with everything wanted.
    sendUnwantedVideo: enqueueActions(({ enqueue, context }) => {
      if (context.isVideoWanted) return;
      enqueue.sendTo('connection', { type: 'sendWanted', video: false });
    }),
    resetRebuildCount: assign({ rebuildCount: 0 }),
    recordConnected: enqueueActions(({ enqueue, context }) => {
      if (context.hasBeenConnected) return;
      enqueue.assign({ hasBeenConnected: true });
      enqueue.sendTo(context.parent, { type: 'peer.connected', from: context.remote });
    }),
    recoverLostSignals: raise({ type: 'signals.lost' }),
    storeFailure: assign({
      lastFailure: ({ context, event }) =>
        event.type === 'operation.failed'
          ? `${event.operation}: ${event.message}`
          : context.lastFailure,
    }),
    recordMediaMissing: assign({ isMediaMissing: true }),
    clearMediaMissing: enqueueActions(({ enqueue }) => {
      enqueue.assign({ isMediaMissing: false, isPathSettling: false });
      enqueue.cancel('media.overdue');
    }),
    startPathSettling: enqueueActions(({ enqueue }) => {
      enqueue.assign({ isPathSettling: true });
      enqueue.cancel('media.overdue');
      enqueue.raise({ type: 'media.overdue' }, { id: 'media.overdue', delay: 'pathSettleMs' });
    }),
    stopPathSettling: enqueueActions(({ enqueue }) => {
      enqueue.assign({ isPathSettling: false });
      enqueue.cancel('media.overdue');
    }),
    reportStalled: enqueueActions(({ enqueue, context }) => {
      enqueue.sendTo(context.parent, { type: 'peer.stalled', from: context.remote });
    }),
    reportVoice: enqueueActions(({ enqueue, context }, isSpeaking: boolean) => {
      enqueue.sendTo(context.parent, { type: 'peer.voice', from: context.remote, isSpeaking });
    }),
    recordCertificateMatched: assign({ isCertificateMatched: true }),
    judgeKey: raise((_, verdict: KeyVerdict) => ({ type: 'key.judged', verdict }) as const),
    // Other members of the same name say nothing about a key that the user has compared.
    storeVerdict: assign({
      verdict: ({ context: { verdict }, event }) =>
        event.type !== 'key.judged' || (event.verdict === 'changed' && verdict !== null)
          ? verdict
          : event.verdict,
    }),
    startComparison: sendTo('connection', { type: 'startComparison' }),
    endComparison: sendTo(
      'connection',
      (_, result: ComparisonResult) => ({ type: 'endComparison', result }) as const,
    ),
    storeEmoji: assign({
      emoji: ({ context, event }) =>
        event.type === 'comparison.shown' ? event.emoji : context.emoji,
    }),
    forwardProfile: enqueueActions(({ enqueue, context, event }) => {
      if (event.type !== 'profile.received') return;
      const { profile } = event;
      enqueue.sendTo(context.parent, { type: 'peer.profile', from: context.remote, profile });
    }),
  },
});
