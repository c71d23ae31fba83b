import wrtc from '@roamhq/wrtc';
import { expect, test } from 'vitest';
import {
  createCandidateSignal,
  isCandidateForDescription,
} from '../../src/peer-connection/ice-candidate.ts';

const line = 'candidate:1 1 udp 2122260223 192.0.2.1 54321 typ host generation 0 ufrag abcd';

test('a signal has the media section and the username fragment of its candidate', () => {
  const candidate = new wrtc.RTCIceCandidate({ candidate: line, sdpMid: '0', sdpMLineIndex: 0 });

  expect(createCandidateSignal(candidate)).toMatchObject({
    kind: 'candidate',
    candidate: line,
    sdpMid: '0',
    sdpMLineIndex: 0,
  });
});

test('the end of candidates is signaled as an empty candidate', () => {
  expect(createCandidateSignal(null)).toEqual({
    kind: 'candidate',
    candidate: '',
    sdpMid: null,
    sdpMLineIndex: null,
    usernameFragment: null,
  });
});

test('the empty candidate of one media section is not signaled', () => {
  const candidate = new wrtc.RTCIceCandidate({ candidate: '', sdpMid: '0', sdpMLineIndex: 0 });

  expect(createCandidateSignal(candidate)).toBeNull();
});

test('a candidate that is too long is not signaled', () => {
  const candidate = new wrtc.RTCIceCandidate({
    candidate: `${line} ${'x'.repeat(2_000)}`,
    sdpMid: '0',
    sdpMLineIndex: 0,
  });

  expect(createCandidateSignal(candidate)).toBeNull();
});

test('after an ignored offer, only candidates of the current description are expected', () => {
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
  // A candidate without a fragment is accepted, an end of candidates is not.
  expect(isCandidateForDescription(agreed, trickled(null))).toBe(true);
  expect(isCandidateForDescription(agreed, trickled(null, ''))).toBe(false);
});
