/** When each address first appeared in a candidate, in milliseconds since 1970. */
type FirstSeenTimes = Map<string, number>;

declare global {
  interface Window {
    labAddresses: FirstSeenTimes;
  }
}

/**
 * Runs in a page and records the addresses of host candidates (RFC 8445 section 5.1.1.1). It creates a new
 * connection ten times a second, because a connection gathers only once. It must be self-contained, because its
 * source text is sent to the browser.
 */
export function recordAddresses(): void {
  const firstSeenTimes: FirstSeenTimes = new Map();
  window.labAddresses = firstSeenTimes;
  const gather = async () => {
    const connection = new RTCPeerConnection();
    const complete = new Promise<void>((resolve) => {
      connection.addEventListener('icecandidate', ({ candidate }) => {
        if (candidate === null) resolve();
        const address = candidate?.address;
        if (typeof address !== 'string' || firstSeenTimes.has(address)) return;
        firstSeenTimes.set(address, performance.timeOrigin + performance.now());
      });
    });
    connection.createDataChannel('addresses');
    await connection.setLocalDescription();
    await complete;
    connection.close();
  };
  setInterval(() => void gather(), 100);
}

/** Runs in the page. When the newest address first appeared, in milliseconds since 1970. */
export const newestAddressTime = (): number => Math.max(...window.labAddresses.values());

/** Runs in the page. Whether an address first appeared after a time. */
export const hasAddressSince = (time: number): boolean =>
  [...window.labAddresses.values()].some((at) => at > time);
