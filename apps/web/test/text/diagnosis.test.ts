import { unknownStats, type ConnectionStats } from '@visavis/client';
import { diagnose, type DiagnosisInput } from '@visavis/client/derived';
import { describe, expect, test } from 'vitest';
import { describeDiagnosis } from '../../src/text/diagnosis.ts';

const measured: ConnectionStats = {
  ...unknownStats,
  localCandidate: 'host',
  remoteCandidate: 'host',
  protocol: 'udp',
  roundTripMs: 20,
  lossRatio: 0,
};

const connectedStates: NonNullable<DiagnosisInput['states']> = {
  connection: 'connected',
  ice: 'completed',
  gathering: 'complete',
  signaling: 'stable',
  channel: 'open',
  flow: 'receiving',
  voice: 'silent',
  negotiation: 'idle',
  recovery: 'idle',
  budget: 'withinBudget',
  trust: 'open',
  comparison: 'idle',
};

const goodConnection: DiagnosisInput = {
  level: 'good',
  states: connectedStates,
  stats: measured,
  isRelayForced: false,
  isAddressHidden: false,
  remoteMedia: { microphone: true, camera: true },
  isVideoWanted: true,
  isPeerAway: false,
  isServerReachable: true,
  limitation: null,
};

/** The text about the connection to Ana. */
const describeAna = (change: Partial<DiagnosisInput> = {}) =>
  describeDiagnosis('Ana', diagnose({ ...goodConnection, ...change }));

const describeStats = (change: Partial<ConnectionStats>, others: Partial<DiagnosisInput> = {}) =>
  describeAna({ ...others, stats: { ...measured, ...change } });

describe('an established connection', () => {
  test.each([
    ['host', 'host', 'udp', 'directly, on the same network.'],
    ['srflx', 'host', 'udp', 'directly across the internet.'],
    ['host', 'prflx', 'udp', 'directly across the internet.'],
    ['host', 'srflx', 'tcp', 'over TCP, probably because a firewall blocks UDP.'],
    ['relay', 'srflx', 'udp', 'through a relay because both networks have strict routers.'],
    ['relay', 'relay', 'tcp', 'over TCP, probably because your network blocks UDP.'],
    [
      'relay',
      'host',
      'tls',
      'over TLS, probably because your network blocks almost everything except web pages.',
    ],
    ['host', 'relay', 'udp', 'through a relay that Ana’s browser uses'],
    ['relay', null, null, 'through a relay'],
    [null, null, null, 'You and Ana are connected.'],
  ])('has a path from %s to %s over %s', (localCandidate, remoteCandidate, protocol, text) => {
    expect(describeStats({ localCandidate, remoteCandidate, protocol }).text).toContain(text);
  });

  test('uses the relay because the direct path failed', () => {
    const { text } = describeStats({ localCandidate: 'relay' }, { isRelayForced: true });
    expect(text).toBe('You and Ana are connected through a relay because the direct path failed.');
  });

  test('uses the relay because the address is hidden', () => {
    const stats = { localCandidate: 'relay', protocol: 'tls' };
    const status = describeStats(stats, { isAddressHidden: true, isRelayForced: true });
    expect(status.text).toMatch(/ through a relay because you hide your address\.$/);
    expect(status.advice).toContain('The quality may be lower');
  });

  test('says first that the address is in use although it is hidden', () => {
    const { text, advice } = describeStats(
      { localCandidate: 'srflx', lossRatio: 0.05 },
      { isAddressHidden: true },
    );
    expect(text).toMatch(/internet\. Ana’s browser can see your address, although you hide it\. /);
    expect(advice).toMatch(/^Disconnect from Ana/);
  });

  test('does not lack a picture that is hidden', () => {
    const states = { ...connectedStates, flow: 'audioOnly' } as const;
    expect(describeAna({ states }).text).toContain('their video does not arrive');
    expect(describeAna({ states, isVideoWanted: false }).text).not.toContain('video');
  });

  test('needs no advice if nothing is wrong', () => {
    expect(describeAna()).toEqual({
      text: 'You and Ana are connected directly, on the same network.',
      advice: null,
    });
  });

  test.each([
    [{ lossRatio: 0.031 }, '3.1% of the data from Ana is lost', /Wi-Fi router/],
    [{ roundTripMs: 420 }, 'Data takes 420 ms for a round trip', /VPN/],
  ])('has a problem and advice with %j', (change, text, advice) => {
    const status = describeStats(change, { level: 'fair' });
    expect(status.text).toContain(text);
    expect(status.advice).toMatch(advice);
  });

  test.each([
    ['cpu', 'Your device is too busy', /other programs/],
    ['bandwidth', 'Your bandwidth is too low', /lower video quality/],
  ] as const)('has an own video that is limited by %s', (limitation, text, advice) => {
    const status = describeAna({ limitation });
    expect(status.text).toContain(text);
    expect(status.advice).toMatch(advice);
  });

  test('lists all problems, with the advice for the most serious one', () => {
    const status = describeStats(
      { lossRatio: 0.2, roundTripMs: 900 },
      { limitation: 'cpu', isPeerAway: true },
    );
    expect(status.text).toMatch(
      /20\.0%.*900 ms.*too busy.*The server has lost the connection to Ana/,
    );
    expect(status.advice).toMatch(/Wi-Fi router/);
  });

  test('misses media if the peer sends some and it has been measured', () => {
    const states = { ...connectedStates, flow: 'stalled' } as const;
    const missing = 'No audio or video from Ana';
    expect(describeAna({ level: 'connected', states }).text).toContain(missing);
    expect(describeAna({ level: 'connected', states, stats: null }).text).not.toContain(missing);
    const remoteMedia = { microphone: false, camera: false };
    expect(describeAna({ level: 'connected', states, remoteMedia }).text).not.toContain(missing);
  });

  test('misses video if only audio arrives and the peer sends video', () => {
    const states = { ...connectedStates, flow: 'audioOnly' } as const;
    const missing = 'their video does not arrive';
    expect(describeAna({ level: 'audioOnly', states }).text).toContain(missing);
    const remoteMedia = { microphone: true, camera: false };
    expect(describeAna({ level: 'good', states, remoteMedia }).text).not.toContain(missing);
  });

  test.each([
    [false, true, 'Ana’s microphone is off.'],
    [true, false, 'Ana’s camera is off.'],
    [false, false, 'Ana’s camera and microphone are off.'],
  ])('has muted devices (microphone %s, camera %s)', (microphone, camera, sentence) => {
    const { text, advice } = describeAna({ remoteMedia: { microphone, camera } });
    expect(text.endsWith(sentence)).toBe(true);
    expect(advice).toBeNull();
  });
});

describe('a new connection', () => {
  const newStates = {
    ...connectedStates,
    connection: 'new',
    ice: 'new',
    gathering: 'new',
    channel: 'connecting',
    flow: 'stalled',
  } as const;
  const pendingText = (
    states: Partial<typeof connectedStates>,
    others: Partial<DiagnosisInput> = {},
  ) =>
    describeAna({
      level: 'connecting',
      stats: null,
      states: { ...newStates, ...states },
      ...others,
    }).text;

  test.each([
    [{}, 'Waiting for an offer'],
    [{ negotiation: 'makingOffer' }, 'negotiating what is sent'],
    [{ negotiation: 'awaitingAnswer', gathering: 'gathering' }, 'negotiating what is sent'],
    [{ gathering: 'complete' }, 'Waiting for the network addresses of Ana’s browser'],
    [{ ice: 'checking' }, 'Trying network paths between you and Ana.'],
    [{ ice: 'connected' }, 'Setting up encryption'],
  ] as const)('with %j waits: %s', (states, text) => {
    expect(pendingText(states)).toContain(text);
  });

  test('waits for the server and for the peer while signals need the server', () => {
    expect(pendingText({}, { isServerReachable: false })).toMatch(/^Waiting for the server/);
    expect(pendingText({}, { isPeerAway: true })).toMatch(
      /^The server has lost the connection to Ana/,
    );
    const checking = { ice: 'checking' } as const;
    expect(pendingText(checking, { isServerReachable: false, isPeerAway: true })).toMatch(
      /^Trying network paths/,
    );
  });
});

describe('a broken connection', () => {
  test.each([
    ['idle', 'Nothing arrives from Ana'],
    ['grace', 'It may recover by itself.'],
    ['restartingIce', 'Looking for a new network path to Ana.'],
    ['relayOnly', 'Trying the relay.'],
    ['rebuilding', 'Building a new connection'],
  ] as const)('in recovery state %s says what is being done', (recovery, text) => {
    const status = describeAna({ level: 'reconnecting', states: { ...connectedStates, recovery } });
    expect(status.text).toContain(text);
    expect(status.advice).toBeNull();
  });

  test('is rebuilt if its machine failed', () => {
    expect(describeAna({ level: 'reconnecting', states: null }).text).toContain(
      'Building a new connection',
    );
  });

  test('says whether it needs the server or the peer', () => {
    const broken = {
      level: 'reconnecting',
      states: { ...connectedStates, recovery: 'rebuilding' },
    } as const;
    expect(describeAna({ ...broken, isServerReachable: false }).advice).toMatch(
      /the server, which is not responding/,
    );
    expect(describeAna({ ...broken, isPeerAway: true }).advice).toMatch(
      /^The server has lost Ana too/,
    );
  });

  test('says what to try once recovery has given up', () => {
    const status = describeAna({
      level: 'lost',
      states: { ...connectedStates, recovery: 'givenUp' },
    });
    expect(status.text).toBe('All network paths to Ana have been tried, and none works.');
    expect(status.advice).toMatch(/^Try again, or try another network/);
    const hidden = describeAna({ level: 'lost', isAddressHidden: true });
    expect(hidden.advice).toMatch(/^You hide your address, so only relays were tried\./);
  });
});

describe('a connection that a person has ended', () => {
  test.each([
    ['disconnectedByUser', 'You have disconnected from Ana.', 'You can connect again'],
    ['disconnectedByPeer', 'Ana has disconnected from you.', 'Only Ana can connect again.'],
  ] as const)('says who it was: %s', (level, text, advice) => {
    const status = describeAna({ level, states: { ...connectedStates, recovery: level } });
    expect(status.text).toContain(text);
    expect(status.advice).toContain(advice);
  });
});

describe('a connection that may not be that of the peer', () => {
  test.each([
    ['rejected', 'Whoever runs the server may be trying to listen.'],
    ['mismatched', 'The connection did not end at Ana’s browser, and was closed.'],
  ] as const)('is %s, whatever it does', (trust, sentence) => {
    for (const level of ['good', 'connecting', 'reconnecting', 'lost'] as const) {
      const { text } = describeAna({ level, states: { ...connectedStates, trust } });
      expect(text).toContain(sentence);
    }
  });

  test('is not mentioned while there is no doubt', () => {
    expect(describeAna().text).not.toContain('listen');
  });
});

describe('a peer that is limited', () => {
  test('waits for a connection while many join', () => {
    expect(describeAna({ level: 'waiting', states: null }).text).toMatch(
      /^Many people are joining.*Ana is waiting for theirs\.$/,
    );
  });

  test.each([
    ['delayed', 'messages from Ana’s browser will be handled in a moment.'],
    ['misbehaving', 'They are ignored for a while.'],
  ] as const)('is %s, whatever the connection does', (budget, sentence) => {
    for (const level of ['good', 'connecting', 'reconnecting', 'lost'] as const) {
      const { text } = describeAna({ level, states: { ...connectedStates, budget } });
      expect(text.endsWith(sentence)).toBe(true);
    }
  });

  test('is not mentioned while it is within its budget', () => {
    expect(describeAna().text).not.toContain('messages');
  });
});
