/** When each of this computer's addresses was first in a candidate, in milliseconds since 1970. */
type FirstSeenTimes = Map<string, number>;

declare global {
  interface Window {
    labAddresses: FirstSeenTimes;
  }
}

/**
 * Runs inside a page that does nothing else, and notes the addresses of host candidates (RFC 8445 section
 * 5.1.1.1). A connection keeps what it has gathered, so a new one is made ten times a second. Self-contained,
 * because its text is sent to the browser.
 */
export function recordAddresses(): void {
  const seen: FirstSeenTimes = new Map();
  window.labAddresses = seen;
  const gather = async () => {
    const connection = new RTCPeerConnection();
    const isDone = new Promise<void>((resolve) => {
      connection.addEventListener('icecandidate', ({ candidate }) => {
        if (candidate === null) resolve();
        const address = candidate?.address;
        if (typeof address !== 'string' || seen.has(address)) return;
        seen.set(address, performance.timeOrigin + performance.now());
      });
    });
    connection.createDataChannel('addresses');
    await connection.setLocalDescription();
    await isDone;
    connection.close();
  };
  setInterval(() => void gather(), 100);
}

/** Runs inside the page: when the address that is the newest was first seen. */
export const newestAddressTime = (): number => Math.max(...window.labAddresses.values());

/** Runs inside the page: whether an address was first seen after a moment. */
export const hasAddressSince = (moment: number): boolean =>
  [...window.labAddresses.values()].some((at) => at > moment);
