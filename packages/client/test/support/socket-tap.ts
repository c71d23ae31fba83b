/** Whether a message may pass. */
type MessageFilter = (message: string) => boolean;
/** Whether a message may pass; or a promise, until which it is delayed and later messages overtake it. */
type DelayingFilter = (message: string) => boolean | Promise<void>;

/** Lets a test observe, filter, freeze and disconnect the WebSockets of one participant. */
export interface SocketTap {
  readonly WebSocket: typeof WebSocket;
  /** All sockets that were opened, in order. */
  readonly sockets: readonly WebSocket[];
  /** Filters messages to and from the server. At first all messages pass. */
  filterOutgoing: MessageFilter;
  filterIncoming: DelayingFilter;
  /** Closes the connection as a network failure does, and not as a closed page does. */
  disconnect(): void;
  /** Drops all messages in both directions from now on, while the connection stays open. */
  freeze(): void;
  /** Lets the messages of new connections pass. The frozen connection stays frozen. */
  unfreeze(): void;
}

const passAll: MessageFilter = () => true;
/** A close code for applications (RFC 6455 section 7.4.2), which the server does not take for leaving. */
const connectionLost = 4_000;

export function createSocketTap(): SocketTap {
  const sockets: WebSocket[] = [];
  const frozen = new WeakSet<WebSocket>();
  const delayedEvents = new WeakSet<Event>();

  class TappedWebSocket extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      sockets.push(this);
      // The first listener, so that it can keep a message from the others.
      this.addEventListener('message', (event) => {
        if (delayedEvents.has(event)) return;
        const passes = !frozen.has(this) && tap.filterIncoming(String(event.data));
        if (passes !== true) event.stopImmediatePropagation();
        if (passes instanceof Promise) {
          const delayed = new MessageEvent('message', { data: String(event.data) });
          delayedEvents.add(delayed);
          void passes.then(() => this.dispatchEvent(delayed));
        }
      });
    }

    override send(data: Parameters<WebSocket['send']>[0]): void {
      if (typeof data !== 'string') throw new TypeError('Only text messages can be tapped.');
      if (!frozen.has(this) && tap.filterOutgoing(data)) super.send(data);
    }
  }

  const tap: SocketTap = {
    WebSocket: TappedWebSocket,
    sockets,
    filterOutgoing: passAll,
    filterIncoming: passAll,
    disconnect() {
      for (const socket of sockets) {
        if (socket.readyState <= WebSocket.OPEN) socket.close(connectionLost, 'disconnect');
      }
    },
    freeze() {
      for (const socket of sockets) frozen.add(socket);
      tap.filterOutgoing = () => false;
      tap.filterIncoming = () => false;
    },
    unfreeze() {
      tap.filterOutgoing = passAll;
      tap.filterIncoming = passAll;
    },
  };
  return tap;
}
