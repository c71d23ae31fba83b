import type { Participant } from './participants.ts';

/** Counts the descriptions that a page applies, from its first script on. For `BrowserOptions.initScript`. */
export function countNegotiations(): void {
  const counter = { descriptions: 0 };
  Object.assign(window, { negotiations: counter });
  window.RTCPeerConnection = class extends RTCPeerConnection {
    override setLocalDescription(description?: RTCLocalSessionDescriptionInit): Promise<void> {
      counter.descriptions += 1;
      return super.setLocalDescription(description);
    }
  };
}

/** How many local descriptions someone's page has applied. */
export function getNegotiationCount({ page }: Participant): Promise<number> {
  return page.evaluate(() => {
    const counter: unknown = Reflect.get(window, 'negotiations');
    if (typeof counter !== 'object' || counter === null || !('descriptions' in counter)) {
      throw new Error('Nothing counts the negotiations of this page.');
    }
    return Number(counter.descriptions);
  });
}
