import {
  parsePeerContent,
  parsePeerMessage,
  parseTrackedRoomEvent,
  TrackedRoomEvent,
  WireRoomEvent,
} from '@visavis/protocol';
import { expect } from 'vitest';
import { PeerMessenger } from '../../packages/client/src/peer-messages/peer-messenger.ts';
import { PeerMessage } from '../../packages/protocol/src/peer-message/peer-message.ts';
import { fuzz } from '../fuzz.ts';
import { arbitraryOf } from '../input/arbitrary-of.ts';
import { mutated, mutatedJson } from '../input/mutate.ts';

fuzz('an event of the server is read as an event, as one of an unknown type, or not at all', {
  percent: 7,
  inputs: mutated(arbitraryOf(TrackedRoomEvent)),
  check: (message) => {
    const received = parseTrackedRoomEvent(message);
    if (received === null || received.data === null) return;
    expect(WireRoomEvent.safeParse(received.data).data).toEqual(received.data);
    expect(parseTrackedRoomEvent(received)).toEqual(received);
  },
});

/** A data channel that receives what the test dispatches. */
class FakeChannel extends EventTarget {
  readonly readyState = 'open';
  readonly bufferedAmount = 0;
  bufferedAmountLowThreshold = 0;
  send(): void {}
}

fuzz('a message of another page is read or dropped, and the messenger goes on', {
  percent: 7,
  inputs: mutatedJson(arbitraryOf(PeerMessage)),
  check: (data) => {
    const message = parsePeerMessage(data);
    // As JSON, because a number that is too large is read as Infinity and written as null.
    const json = JSON.stringify(message);
    if (message !== null) expect(JSON.stringify(parsePeerMessage(json))).toBe(json);
    const messenger = new PeerMessenger(1, () => {});
    const channel = new FakeChannel();
    const disposal = new AbortController();
    messenger.attach(
      channel,
      { onProfile: () => {}, onWanted: () => {}, onComparison: () => {} },
      disposal.signal,
    );
    channel.dispatchEvent(new MessageEvent('message', { data }));
    disposal.abort();
  },
});

fuzz('an element of a batch of another page is read or dropped', {
  percent: 2,
  inputs: mutated(arbitraryOf(PeerMessage)),
  check: (value) => {
    const content = parsePeerContent(value);
    if (content !== null) expect(parsePeerContent(content)).toEqual(content);
  },
});
