import { expect, test } from 'vitest';
import {
  sanitizeContext,
  sanitizeEvent,
} from '../../../src/features/stately-inspector/sanitize.ts';

class Actor {
  readonly secret = 'inner';
}

test('secrets and names are removed', () => {
  const shown = JSON.stringify([
    sanitizeEvent({ type: 'offer.made', round: 3, sdp: 'v=0 secret' }),
    sanitizeEvent({ type: 'icecandidate', candidate: { candidate: 'candidate:secret' } }),
    sanitizeEvent({
      type: 'signaling.iceServers',
      answer: { servers: [{ credential: 'secret' }] },
    }),
    sanitizeContext({
      room: 'secret-room',
      profile: { name: 'secret', microphone: true },
      members: [{ id: 'x', profile: { name: 'secret' }, delegation: { signature: 'secret' } }],
      waiting: [{ id: 'y', profile: { name: 'secret', portrait: 'secret' } }],
      roomState: { access: 'open', lock: { entryHash: 'secret' } },
      parent: new Actor(),
      outbox: { x: { signals: [{ kind: 'description', sdp: 'secret' }] } },
    }),
  ]);
  expect(shown).not.toMatch(/secret|inner/);
  expect(shown).toContain('"round":3');
  expect(shown).toContain('"type":"offer.made"');
  expect(shown).toContain('"microphone":true');
});

test('a circular reference ends at a limited depth', () => {
  const context: Record<string, unknown> = {};
  context['self'] = context;
  expect(() => JSON.stringify(sanitizeContext(context))).not.toThrow();
});

test('an actor without a context has an empty one', () => {
  expect(sanitizeContext(undefined)).toEqual({});
});
