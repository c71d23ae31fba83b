import wrtc from '@roamhq/wrtc';
import { expect, test } from 'vitest';
import {
  createCandidateSignal,
  isCandidateForDescription,
} from '../../src/peer-connection/ice-candidate.ts';

const line = 'candidate:1 1 udp 2122260223 192.0.2.1 54321 typ host generation 0 ufrag abcd';

test('a candidate travels with its media section and user fragment', () => {
  const candidate = new wrtc.RTCIceCandidate({ candidate: line, sdpMid: '0', sdpMLineIndex: 0 });

  expect(createCandidateSignal(candidate)).toMatchObject({
    kind: 'candidate',
    candidate: line,
    sdpMid: '0',
    sdpMLineIndex: 0,
  });
});

test('the end of candidates travels as an empty one', () => {
  expect(createCandidateSignal(null)).toEqual({
    kind: 'candidate',
    candidate: '',
    sdpMid: null,
    sdpMLineIndex: null,
    usernameFragment: null,
  });
});

test('the empty candidate of one media section does not travel, for the end of all does', () => {
  const candidate = new wrtc.RTCIceCandidate({ candidate: '', sdpMid: '0', sdpMLineIndex: 0 });

  expect(createCandidateSignal(candidate)).toBeNull();
});

test('a candidate that is longer than any can be does not travel', () => {
  const candidate = new wrtc.RTCIceCandidate({
    candidate: `${line} ${'x'.repeat(2_000)}`,
    sdpMid: '0',
    sdpMLineIndex: 0,
  });

  expect(createCandidateSignal(candidate)).toBeNull();
});

test('after an ignored offer only the candidates of what was agreed on are expected', () => {
  const agreed = { sdp: 'v=0\r\na=ice-ufrag:abcd\r\n' };
  const trickled = (usernameFragment: string | null, candidate = line) => ({
    candidate,
    sdpMid: '0',
    sdpMLineIndex: 0,
    usernameFragment,
  });

  expect(isCandidateForDescription(agreed, trickled('abcd'))).toBe(true);
  expect(isCandidateForDescription(agreed, trickled('abc'))).toBe(false);
  expect(isCandidateForDescription(agreed, trickled('wxyz'))).toBe(false);
  expect(isCandidateForDescription(null, trickled('abcd'))).toBe(false);
  // Browsers that do not say are believed, unless there is nothing to lose.
  expect(isCandidateForDescription(agreed, trickled(null))).toBe(true);
  expect(isCandidateForDescription(agreed, trickled(null, ''))).toBe(false);
});
