import type { Observed, Phase } from './phases.ts';

/**
 * Runs in the page before its own scripts and records when each phase is reached. Both pages use it, so that its
 * cost cancels out. It must be self-contained, because its source text is sent to the browser.
 */
export function observePage(): void {
  const observed: Observed = { marks: {}, ownFrames: 0 };
  window.benchObserved = observed;
  const mark = (phase: Phase) => {
    observed.marks[phase] ??= performance.now();
  };

  window.WebSocket = class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      mark('socket created');
      this.addEventListener('open', () => mark('socket open'));
      this.addEventListener('message', ({ data }) => {
        if (typeof data !== 'string') return;
        if (data.includes('"welcome"')) mark('welcome');
        if (data.includes('"answer"')) mark('answer arrived');
      });
    }

    override send(data: Parameters<WebSocket['send']>[0]): void {
      super.send(data);
      if (typeof data === 'string' && data.includes('"offer"')) mark('offer sent');
    }
  };

  const remoteTrackIds = new Set<string>();
  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      mark('connection created');
      this.addEventListener('track', ({ track }) => remoteTrackIds.add(track.id));
      this.addEventListener('iceconnectionstatechange', () => {
        if (this.iceConnectionState === 'connected') mark('ICE connected');
      });
      this.addEventListener('connectionstatechange', () => {
        if (this.connectionState === 'connected') mark('DTLS connected');
      });
    }
  };

  const devices = navigator.mediaDevices;
  const getUserMedia = devices.getUserMedia.bind(devices);
  devices.getUserMedia = async (constraints) => {
    mark('camera requested');
    const stream = await getUserMedia(constraints);
    mark('camera live');
    return stream;
  };

  const watchFrames = (video: HTMLVideoElement) => {
    video.requestVideoFrameCallback(() => {
      const stream = video.srcObject instanceof MediaStream ? video.srcObject : undefined;
      if (stream?.getVideoTracks().some(({ id }) => remoteTrackIds.has(id))) mark('first frame');
      else observed.ownFrames += 1;
      if (observed.marks['first frame'] === undefined) watchFrames(video);
    });
  };
  const watchedVideos = new WeakSet<Node>();
  const watchNewVideos = () => {
    for (const video of document.querySelectorAll('video')) {
      if (!watchedVideos.has(video)) watchFrames(video);
      watchedVideos.add(video);
    }
  };
  new MutationObserver(watchNewVideos).observe(document, { childList: true, subtree: true });
  addEventListener('load', () => {
    const scripts = performance
      .getEntriesByType('resource')
      .filter(({ name }) => name.endsWith('.js'));
    const [page] = performance.getEntriesByType('navigation');
    const endTimes = [...scripts, ...(page === undefined ? [] : [page])].map((entry) =>
      'responseEnd' in entry && typeof entry.responseEnd === 'number' ? entry.responseEnd : 0,
    );
    observed.marks['script loaded'] = Math.max(...endTimes);
  });
}
