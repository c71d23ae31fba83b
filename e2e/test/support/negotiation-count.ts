import type { Participant } from './participants.ts';

/** Init script that counts the local descriptions of a page. */
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

/** The number of local descriptions that a page has applied. */
export function getNegotiationCount({ page }: Participant): Promise<number> {
  return page.evaluate(() => {
    const counter: unknown = Reflect.get(window, 'negotiations');
    if (typeof counter !== 'object' || counter === null || !('descriptions' in counter)) {
      throw new Error('The page was not opened with countNegotiations.');
    }
    return Number(counter.descriptions);
  });
}
