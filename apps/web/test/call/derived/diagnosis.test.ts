import { unknownStats, type ConnectionStats } from '@visavis/client';
import { describe, expect, test } from 'vitest';
import { describeDiagnosis } from '../../../src/text/diagnosis.ts';
import {
  diagnose,
  qualityLimitation,
  type DiagnosisInput,
} from '../../../src/call/derived/diagnosis.ts';

const measured: ConnectionStats = {
  ...unknownStats,
  localCandidate: 'host',
  remoteCandidate: 'host',
  protocol: 'udp',
  roundTripMs: 20,
  lossRatio: 0,
};

const settled: NonNullable<DiagnosisInput['states']> = {
  connection: 'connected',
  ice: 'completed',
  gathering: 'complete',
  signaling: 'stable',
  channel: 'open',
  flow: 'receiving',
  negotiation: 'idle',
  recovery: 'idle',
};

const fine: DiagnosisInput = {
  level: 'good',
  states: settled,
  stats: measured,
  isRelayForced: false,
  remoteMedia: { microphone: true, camera: true },
  isPeerAway: false,
  isServerReachable: true,
  limitation: null,
};

/** What is told of Ana. */
const told = (change: Partial<DiagnosisInput> = {}) =>
  describeDiagnosis('Ana', diagnose({ ...fine, ...change }));

const way = (change: Partial<ConnectionStats>, others: Partial<DiagnosisInput> = {}) =>
  told({ ...others, stats: { ...measured, ...change } });

describe('of a connection that holds is told', () => {
  test.each([
    ['host', 'host', 'udp', 'directly, on the same network.'],
    ['srflx', 'host', 'udp', 'directly across the internet.'],
    ['host', 'prflx', 'udp', 'directly across the internet.'],
    ['host', 'srflx', 'tcp', 'over TCP, probably because a firewall lets no UDP through.'],
    ['relay', 'srflx', 'udp', 'through a relay because both networks hide behind strict routers.'],
    ['relay', 'relay', 'tcp', 'over TCP, probably because your network lets no UDP out.'],
    [
      'relay',
      'host',
      'tls',
      'over TLS, probably because your network lets out little but web pages.',
    ],
    ['host', 'relay', 'udp', 'through a relay that Ana’s browser uses'],
    ['relay', null, null, 'through a relay'],
    [null, null, null, 'You and Ana are connected.'],
  ])('the way from %s to %s by %s', (localCandidate, remoteCandidate, protocol, words) => {
    expect(way({ localCandidate, remoteCandidate, protocol }).text).toContain(words);
  });

  test('that the direct way broke, where only the relay was left', () => {
    const { text } = way({ localCandidate: 'relay' }, { isRelayForced: true });
    expect(text).toBe('You and Ana reach each other through a relay because the direct way broke.');
  });

  test('no advice where nothing is wrong', () => {
    expect(told()).toEqual({
      text: 'You and Ana reach each other directly, on the same network.',
      advice: null,
    });
  });

  test.each([
    [{ lossRatio: 0.031 }, '3.1 % of what Ana sends is lost', /wireless router/],
    [{ roundTripMs: 420 }, 'It takes 420 ms there and back', /VPN/],
  ])('what makes it poor, as %j, and what can be done', (change, words, advice) => {
    const all = way(change, { level: 'fair' });
    expect(all.text).toContain(words);
    expect(all.advice).toMatch(advice);
  });

  test.each([
    ['cpu', 'Your device can hardly keep up', /other programs/],
    ['bandwidth', 'Your line carries no more', /lower picture quality/],
  ] as const)('what holds one’s own picture down: %s', (limitation, words, advice) => {
    const all = told({ limitation });
    expect(all.text).toContain(words);
    expect(all.advice).toMatch(advice);
  });

  test('the gravest trouble’s advice, where there are several, and each trouble', () => {
    const all = way({ lossRatio: 0.2, roundTripMs: 900 }, { limitation: 'cpu', isPeerAway: true });
    expect(all.text).toMatch(/20\.0 %.*900 ms.*keep up.*The server has lost Ana/);
    expect(all.advice).toMatch(/wireless router/);
  });

  test('that nothing arrives although something is sent, once it was looked at', () => {
    const states = { ...settled, flow: 'stalled' } as const;
    expect(told({ level: 'connected', states }).text).toContain(
      'Nothing of Ana’s sound and picture',
    );
    expect(told({ level: 'connected', states, stats: null }).text).not.toContain('Nothing');
    const off = { microphone: false, camera: false };
    expect(told({ level: 'connected', states, remoteMedia: off }).text).not.toContain('Nothing');
  });

  test('a picture that does not arrive while sound does, if one is sent', () => {
    const states = { ...settled, flow: 'audioOnly' } as const;
    expect(told({ level: 'audioOnly', states }).text).toContain('their picture does not arrive');
    const sends = { microphone: true, camera: false };
    expect(told({ level: 'good', states, remoteMedia: sends }).text).not.toContain(
      'picture does not arrive',
    );
  });

  test.each([
    [false, true, 'Ana’s microphone is off.'],
    [true, false, 'Ana’s camera is off.'],
    [false, false, 'Ana’s camera and microphone are off.'],
  ])('what is turned off (microphone %s, camera %s)', (microphone, camera, words) => {
    const { text, advice } = told({ remoteMedia: { microphone, camera } });
    expect(text.endsWith(words)).toBe(true);
    expect(advice).toBeNull();
  });
});

describe('of a connection that is being made is told what it waits for', () => {
  const fresh = {
    ...settled,
    connection: 'new',
    ice: 'new',
    gathering: 'new',
    channel: 'connecting',
    flow: 'stalled',
  } as const;
  const waiting = (states: Partial<typeof settled>, others: Partial<DiagnosisInput> = {}) =>
    told({ level: 'connecting', stats: null, states: { ...fresh, ...states }, ...others }).text;

  test.each([
    [{}, 'its offer is awaited'],
    [{ negotiation: 'makingOffer' }, 'agreeing on what is sent'],
    [{ negotiation: 'awaitingAnswer', gathering: 'gathering' }, 'agreeing on what is sent'],
    [{ gathering: 'complete' }, 'The addresses at which Ana’s browser can be reached'],
    [{ ice: 'checking' }, 'Ways between you and Ana are being tried.'],
    [{ ice: 'connected' }, 'the two browsers are agreeing on keys'],
  ] as const)('%j', (states, words) => {
    expect(waiting(states)).toContain(words);
  });

  test('the server and the other person, as long as signals must go through the server', () => {
    expect(waiting({}, { isServerReachable: false })).toMatch(/^This page waits for the server/);
    expect(waiting({}, { isPeerAway: true })).toMatch(/^The server cannot reach Ana/);
    const checking = { ice: 'checking' } as const;
    expect(waiting(checking, { isServerReachable: false, isPeerAway: true })).toMatch(
      /^Ways between/,
    );
  });
});

describe('of a connection that broke is told what is done about it', () => {
  test.each([
    ['idle', 'Nothing arrives from Ana'],
    ['grace', 'it is given a moment'],
    ['restartingIce', 'A new way to Ana is being searched.'],
    ['relayOnly', 'the relay is being tried'],
    ['rebuilding', 'is being built anew'],
  ] as const)('at "%s"', (recovery, words) => {
    const all = told({ level: 'reconnecting', states: { ...settled, recovery } });
    expect(all.text).toContain(words);
    expect(all.advice).toBeNull();
  });

  test('where its machine broke', () => {
    expect(told({ level: 'reconnecting', states: null }).text).toContain('is being built anew');
  });

  test('and without whom it cannot go on', () => {
    const broken = {
      level: 'reconnecting',
      states: { ...settled, recovery: 'rebuilding' },
    } as const;
    expect(told({ ...broken, isServerReachable: false }).advice).toMatch(/which it does not reach/);
    expect(told({ ...broken, isPeerAway: true }).advice).toMatch(/^The server has lost Ana too/);
  });

  test('and what to try where it was given up', () => {
    const all = told({ level: 'lost', states: { ...settled, recovery: 'givenUp' } });
    expect(all.text).toBe('Every way to Ana has been tried, and none works.');
    expect(all.advice).toMatch(/^Try again, or try another network/);
  });
});

describe('what holds the sent picture down', () => {
  const samples = (...reasons: readonly (string | null)[]) =>
    reasons.map((qualityLimitation, at) => ({ at, stats: { ...unknownStats, qualityLimitation } }));

  test('is said when it has lasted, and not of a browser that finds its pace', () => {
    expect(qualityLimitation(samples('bandwidth', 'bandwidth', 'bandwidth'))).toBeNull();
    expect(qualityLimitation(samples('none', 'cpu', 'cpu', 'cpu', 'cpu', 'cpu'))).toBe('cpu');
    expect(qualityLimitation(samples('cpu', 'cpu', 'cpu', 'cpu', 'none'))).toBeNull();
    expect(qualityLimitation(samples('cpu', 'bandwidth', 'cpu', 'cpu', 'cpu'))).toBeNull();
  });

  test('is nothing where it is something that nobody can change', () => {
    expect(qualityLimitation(samples('other', 'other', 'other', 'other', 'other'))).toBeNull();
    expect(qualityLimitation(samples(null, null, null, null, null))).toBeNull();
  });
});
