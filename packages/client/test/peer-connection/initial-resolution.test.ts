import { expect, test } from 'vitest';
import {
  getInitialScale,
  setResolutionScale,
} from '../../src/peer-connection/initial-resolution.ts';

const camera = (height: number) => ({ getSettings: () => ({ height }) });
const unknown = { getSettings: () => ({}) };

/** A sender that keeps what it is told. */
function sender(encodings: RTCRtpEncodingParameters[], refuses = false) {
  const told: RTCRtpEncodingParameters[][] = [];
  return {
    told,
    getParameters: () => ({
      transactionId: 't',
      encodings,
      codecs: [],
      headerExtensions: [],
      rtcp: {},
    }),
    setParameters: async (parameters: RTCRtpSendParameters) => {
      told.push(parameters.encodings);
      if (refuses) throw new DOMException('no', 'InvalidModificationError');
    },
  };
}

test.each([
  [1080, 3],
  [720, 2],
  [360, 1],
  [240, 1],
])('the first pictures of a camera of %s lines are smaller by %s', (height, scale) => {
  expect(getInitialScale(camera(height))).toBe(scale);
});

test('what has no height, and no camera, is not made smaller', () => {
  expect(getInitialScale(unknown)).toBe(1);
  expect(getInitialScale(null)).toBe(1);
});

test('a sender is told what changes, and keeps the rest', async () => {
  const one = sender([{ active: true, maxBitrate: 5 }]);
  await setResolutionScale(one, 3);
  expect(one.told).toEqual([[{ active: true, maxBitrate: 5, scaleResolutionDownBy: 3 }]]);
});

test.each([
  { encodings: [{ scaleResolutionDownBy: 1 }], why: 'it does so already' },
  { encodings: [{}], why: 'one is what a browser does by itself' },
  { encodings: [], why: 'there is nothing to tell it of' },
])('a sender is not told where $why', async ({ encodings }) => {
  const one = sender(encodings);
  await setResolutionScale(one, 1);
  expect(one.told).toEqual([]);
});

test('a sender that will not is left as it is', async () => {
  const one = sender([{}], true);
  await setResolutionScale(one, 2);
  expect(one.told).toHaveLength(1);
});
