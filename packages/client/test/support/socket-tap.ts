/** Whether a message of the wire may pass. */
type MessageFilter = (message: string) => boolean;
/** As above; or until when the message is held back, while others overtake it. */
type DelayingFilter = (message: string) => boolean | Promise<void>;

/** The line between one person and the server, which a test can tap, mute and cut. */
export interface SocketTap {
  readonly WebSocket: typeof WebSocket;
  /** Every socket that was opened, in order. */
  readonly sockets: readonly WebSocket[];
  /** Decides about what the person says, and about what the server says. Everything passes at first. */
  filterOutgoing: MessageFilter;
  filterIncoming: DelayingFilter;
  /** Ends the connection as a broken network does: not the way in which a page that is closed ends it. */
  disconnect(): void;
  /** From here on nothing passes in either direction, though both sides think the connection open. */
  freeze(): void;
  /** Ends the freeze for connections to come. The frozen one stays frozen. */
  unfreeze(): void;
}

const passAll: MessageFilter = () => true;
/** A close code of an application's own (RFC 6455 section 7.4.2): no leave to the server. */
const connectionLost = 4_000;

export function createSocketTap(): SocketTap {
  const sockets: WebSocket[] = [];
  const frozen = new WeakSet<WebSocket>();
  const released = new WeakSet<Event>();

  class TappedWebSocket extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      sockets.push(this);
      // The first listener of all, so that it can keep a message from the others.
      this.addEventListener('message', (event) => {
        if (released.has(event)) return;
        const passes = !frozen.has(this) && line.filterIncoming(String(event.data));
        if (passes !== true) event.stopImmediatePropagation();
        if (passes instanceof Promise) {
          const later = new MessageEvent('message', { data: String(event.data) });
          released.add(later);
          void passes.then(() => this.dispatchEvent(later));
        }
      });
    }

    override send(data: Parameters<WebSocket['send']>[0]): void {
      if (typeof data !== 'string') throw new TypeError('This line carries text.');
      if (!frozen.has(this) && line.filterOutgoing(data)) super.send(data);
    }
  }

  const line: SocketTap = {
    WebSocket: TappedWebSocket,
    sockets,
    filterOutgoing: passAll,
    filterIncoming: passAll,
    disconnect() {
      for (const socket of sockets) {
        if (socket.readyState <= WebSocket.OPEN) socket.close(connectionLost, 'cut');
      }
    },
    freeze() {
      for (const socket of sockets) frozen.add(socket);
      line.filterOutgoing = () => false;
      line.filterIncoming = () => false;
    },
    unfreeze() {
      line.filterOutgoing = passAll;
      line.filterIncoming = passAll;
    },
  };
  return line;
}
