import { isReadablePeerData } from '@visavis/protocol';

/** The minimum time between two deliveries of a peer's messages, in milliseconds. */
const deliveryIntervalMs = 100;

/** How many messages of a peer wait for the next delivery. The oldest of more are dropped unread. */
const maxWaitingMessages = 16;

/**
 * Delivers the messages of another page: the first at once, then at most once in each interval all that
 * have arrived meanwhile. However much the page sends, only a few of its messages are parsed.
 *
 * @param signal ends it and drops what waits
 */
export function receiveMessages(
  channel: Pick<RTCDataChannel, 'addEventListener'>,
  deliver: (messages: readonly string[]) => void,
  signal: AbortSignal,
): void {
  let waiting: string[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const deliverWaiting = () => {
    timer = undefined;
    if (waiting.length === 0) return;
    const messages = waiting;
    waiting = [];
    timer = setTimeout(deliverWaiting, deliveryIntervalMs);
    deliver(messages);
  };
  channel.addEventListener(
    'message',
    ({ data }: MessageEvent<unknown>) => {
      if (!isReadablePeerData(data)) return;
      waiting = [...waiting.slice(1 - maxWaitingMessages), data];
      if (timer === undefined) deliverWaiting();
    },
    { signal },
  );
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
}
