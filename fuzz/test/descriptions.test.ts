import { Generation, limits, Signal } from '@visavis/protocol';
import { createOffer } from '@visavis/protocol/testing';
import { createRecorder, saveTrace } from '@visavis/trace';
import * as fc from 'fast-check';
import { expect } from 'vitest';
import {
  createCandidateSignal,
  isCandidateForDescription,
} from '../../packages/client/src/peer-connection/ice-candidate.ts';
import { maskAddresses } from '../../packages/client/src/check/mask-addresses.ts';
import { signalCost } from '../../packages/machines/src/budget/signal-cost.ts';
import { fuzz } from '../fuzz.ts';
import { junk } from '../input/junk.ts';
import { mutatedText } from '../input/mutate.ts';

const line = fc.constantFrom(
  'v=0',
  'o=- 4611731400430051336 2 IN IP4 127.0.0.1',
  'm=audio 9 UDP/TLS/RTP/SAVPF 111 63',
  'm=video 9 UDP/TLS/RTP/SAVPF 96',
  'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
  'a=ice-ufrag:abcd',
  'a=fingerprint:sha-256 00:11:22',
  'a=candidate:1 1 udp 2122194687 192.0.2.2 48944 typ host ufrag DgjB',
  'a=candidate:2 1 tcp 1 fe80::1 9 typ host tcptype active',
);

/** Descriptions of few lines, of many, and with changed characters. */
const sdp = mutatedText(
  fc
    .tuple(fc.array(line, { maxLength: 30 }), fc.constantFrom(1, 1, 1, 50))
    .map(([lines, times]) => `v=0\n${`${lines.join('\r\n')}\n`.repeat(times)}`),
);

const generation = Generation.parse(1);

fuzz('a description is accepted or refused, and costs no more than is allowed', {
  percent: 4,
  inputs: sdp,
  check: (text) => {
    const { data } = Signal.safeParse(createOffer(text));
    expect(data === undefined).toBe(text === '' || text.length > limits.maxSdpLength);
    if (data === undefined) return;
    const cost = signalCost(data, generation, 0);
    expect(cost?.descriptions ?? 1).toBe(1);
    const candidate = { candidate: 'x', sdpMid: null, sdpMLineIndex: null, usernameFragment: 'a' };
    isCandidateForDescription({ sdp: text }, candidate);
  },
});

fuzz('a candidate of a browser is sent as a valid signal, or not at all', {
  percent: 2,
  inputs: fc.record({
    candidate: fc.oneof(mutatedText(line), junk),
    sdpMid: fc.oneof(fc.string(), junk),
    sdpMLineIndex: fc.oneof(fc.nat(), junk),
    usernameFragment: fc.oneof(fc.string(), junk),
  }),
  check: (candidate) => {
    const signal: unknown = Reflect.apply(createCandidateSignal, undefined, [candidate]);
    if (signal !== null) expect(Signal.safeParse(signal).data).toEqual(signal);
  },
});

fuzz('a recording without names contains no line of a description, and no address', {
  percent: 2,
  inputs: fc.tuple(sdp, mutatedText(line)),
  check: ([text, candidate]) => {
    const recorder = createRecorder({ now: () => 0 });
    const trace = saveTrace(
      {
        startedAt: recorder.startedAt,
        droppedEntries: () => 0,
        entries: () => [
          {
            kind: 'event',
            seq: 0,
            at: 0,
            actor: 'x:0',
            from: null,
            event: { type: 'signal.received', sdp: text, candidate },
          },
        ],
      },
      { recordedBy: 'fuzz', redaction: { hasNames: false }, now: () => 0 },
    );
    expect(JSON.stringify(trace.entries)).not.toMatch(/192\.0\.2\.2|fe80::1/);
  },
});

fuzz('a masked text contains no address', {
  percent: 1,
  inputs: mutatedText(
    fc.array(fc.oneof(fc.ipV4(), fc.ipV6(), fc.string())).map((all) => all.join(' ')),
  ),
  check: (text) => {
    expect(maskAddresses(text)).not.toMatch(/\b\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}\b/);
  },
});
