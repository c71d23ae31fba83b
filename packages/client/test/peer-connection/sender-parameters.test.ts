import { expect, test } from 'vitest';
import { SenderParameters } from '../../src/peer-connection/sender-parameters.ts';

const scaledBy = (scaleResolutionDownBy: number) => ({ scaleResolutionDownBy });

/** A sender that records the encodings that it is given, and rejects stale parameters as Chromium does. */
function createSender(initial: RTCRtpEncodingParameters[], isRejecting = false) {
  const calls: RTCRtpEncodingParameters[][] = [];
  let encodings = initial;
  let transaction = 0;
  const sender = {
    getParameters: () => ({
      transactionId: `${(transaction += 1)}`,
      encodings,
      codecs: [],
      headerExtensions: [],
      rtcp: {},
    }),
    setParameters: async (parameters: RTCRtpSendParameters) => {
      calls.push(parameters.encodings);
      await Promise.resolve();
      if (isRejecting || parameters.transactionId !== `${transaction}`) {
        throw new DOMException('Stale or invalid.', 'InvalidModificationError');
      }
      ({ encodings } = parameters);
    },
  };
  return { calls, parameters: new SenderParameters(sender) };
}

test('a limit is applied, and other fields are kept', async () => {
  const { calls, parameters } = createSender([{ active: true, maxBitrate: 5 }]);
  await parameters.setLimit('startup', scaledBy(3));
  expect(calls).toEqual([[{ active: true, maxBitrate: 5, scaleResolutionDownBy: 3 }]]);
});

test('the end of the startup limit does not remove an adaptation', async () => {
  const { calls, parameters } = createSender([{}]);
  await parameters.setLimit('startup', scaledBy(3));
  await parameters.setLimit('adaptation', scaledBy(2));
  await parameters.setLimit('startup', null);
  await parameters.setLimit('adaptation', null);
  expect(calls.map(([encoding]) => encoding?.scaleResolutionDownBy)).toEqual([3, 2, 1]);
});

test('overlapping changes are applied one after the other', async () => {
  const { calls, parameters } = createSender([{}]);
  await Promise.all([
    parameters.setLimit('startup', scaledBy(3)),
    parameters.setLimit('adaptation', scaledBy(4)),
    parameters.setLimit('adaptation', scaledBy(2)),
  ]);
  expect(calls.at(-1)?.[0]?.scaleResolutionDownBy).toBe(3);
  await parameters.setLimit('startup', null);
  expect(calls.at(-1)?.[0]?.scaleResolutionDownBy).toBe(2);
});

test.each([
  { encodings: [{ scaleResolutionDownBy: 1 }], why: 'it has this scale already' },
  { encodings: [{}], why: '1 is the default' },
  { encodings: [], why: 'it has no encoding' },
])('a sender is not changed when $why', async ({ encodings }) => {
  const { calls, parameters } = createSender(encodings);
  await parameters.setLimit('startup', scaledBy(1));
  expect(calls).toEqual([]);
});

test('a rejection is no failure', async () => {
  const { calls, parameters } = createSender([{}], true);
  await parameters.setLimit('startup', scaledBy(2));
  expect(calls).toHaveLength(1);
});
