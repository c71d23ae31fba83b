import type { Observed, Phase } from './phases.ts';

/**
 * Runs inside the page before anything of its own, and notes from outside when what happens. It is the
 * same for both pages, so what it costs cancels out. Self-contained, because its text is sent to the browser.
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

  const remote = new Set<string>();
  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      mark('connection created');
      this.addEventListener('track', ({ track }) => remote.add(track.id));
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

  const frames = (video: HTMLVideoElement) => {
    video.requestVideoFrameCallback(() => {
      const stream = video.srcObject instanceof MediaStream ? video.srcObject : undefined;
      if (stream?.getVideoTracks().some(({ id }) => remote.has(id))) mark('first frame');
      else observed.ownFrames += 1;
      if (observed.marks['first frame'] === undefined) frames(video);
    });
  };
  const watched = new WeakSet<Node>();
  const look = () => {
    for (const video of document.querySelectorAll('video')) {
      if (!watched.has(video)) frames(video);
      watched.add(video);
    }
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
  addEventListener('load', () => {
    const scripts = performance
      .getEntriesByType('resource')
      .filter(({ name }) => name.endsWith('.js'));
    const [page] = performance.getEntriesByType('navigation');
    const loaded = [...scripts, ...(page === undefined ? [] : [page])].map((entry) =>
      'responseEnd' in entry && typeof entry.responseEnd === 'number' ? entry.responseEnd : 0,
    );
    observed.marks['script loaded'] = Math.max(...loaded);
  });
}
