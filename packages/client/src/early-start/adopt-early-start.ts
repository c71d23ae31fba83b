import type { PlatformDevices } from '../platform/platform.ts';
import type { EarlyCapture } from './early-start.ts';

/**
 * The constructor of WebSockets, whose first call for the same address gives the one that was opened early.
 */
export function adoptEarlySocket(early: WebSocket): typeof WebSocket {
  let waiting = true;
  return new Proxy(WebSocket, {
    construct(target, parameters: ConstructorParameters<typeof WebSocket>, caller) {
      const fits = waiting && new URL(parameters[0]).href === early.url;
      const usable = early.readyState <= WebSocket.OPEN;
      if (waiting && !fits) early.close();
      waiting = false;
      if (!fits || !usable) {
        const socket: unknown = Reflect.construct(target, parameters, caller);
        if (socket instanceof WebSocket) return socket;
        throw new TypeError('A WebSocket was asked for.');
      }
      // It becomes what its new owner constructs, which may be a subclass.
      const prototype: unknown = caller.prototype;
      if (typeof prototype === 'object') Object.setPrototypeOf(early, prototype);
      if (early.readyState === WebSocket.OPEN) {
        // Its new owner missed the event, and listens as soon as it has it.
        setTimeout(() => early.dispatchEvent(new Event('open')));
      }
      return early;
    },
  });
}

/** Devices whose first getUserMedia gives what was asked for early, where the wishes are the same. */
export function adoptEarlyCapture(devices: PlatformDevices, early: EarlyCapture): PlatformDevices {
  let waiting: EarlyCapture | null = early;
  return {
    getUserMedia(constraints) {
      const taken = waiting;
      waiting = null;
      if (taken === null) return devices.getUserMedia(constraints);
      if (JSON.stringify(taken.constraints) === JSON.stringify(constraints)) return taken.stream;
      return taken.stream.then(stopTracks, () => {}).then(() => devices.getUserMedia(constraints));
    },
    getDisplayMedia: (options) => devices.getDisplayMedia(options),
    enumerateDevices: () => devices.enumerateDevices(),
    addEventListener: devices.addEventListener.bind(devices),
    queryPermission: (kind) => devices.queryPermission(kind),
  };
}

function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
