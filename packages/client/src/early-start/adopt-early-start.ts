import type { PlatformDevices } from '../platform/platform.ts';
import type { EarlyCapture } from './early-start.ts';

/** A WebSocket constructor whose first call returns the early socket, if it is usable and has this URL. */
export function adoptEarlySocket(early: WebSocket): typeof WebSocket {
  let isAvailable = true;
  return new Proxy(WebSocket, {
    construct(target, parameters: ConstructorParameters<typeof WebSocket>, newTarget) {
      const isMatch = isAvailable && new URL(parameters[0]).href === early.url;
      const isUsable = early.readyState <= WebSocket.OPEN;
      if (isAvailable && !isMatch) early.close();
      isAvailable = false;
      if (!isMatch || !isUsable) {
        const socket: unknown = Reflect.construct(target, parameters, newTarget);
        if (socket instanceof WebSocket) return socket;
        throw new TypeError('The constructor did not return a WebSocket.');
      }
      // The caller may be the constructor of a subclass: the early socket becomes an instance of it.
      const prototype: unknown = newTarget.prototype;
      if (typeof prototype === 'object') Object.setPrototypeOf(early, prototype);
      if (early.readyState === WebSocket.OPEN) {
        // The caller has missed the event, and adds its listeners in this task.
        setTimeout(() => early.dispatchEvent(new Event('open')));
      }
      return early;
    },
  });
}

/** Devices whose first getUserMedia call returns the early capture, if it has the same constraints. */
export function adoptEarlyCapture(devices: PlatformDevices, early: EarlyCapture): PlatformDevices {
  let available: EarlyCapture | null = early;
  return {
    getUserMedia(constraints) {
      const adopted = available;
      available = null;
      if (adopted === null) return devices.getUserMedia(constraints);
      if (JSON.stringify(adopted.constraints) === JSON.stringify(constraints)) {
        return adopted.stream;
      }
      return adopted.stream
        .then(stopTracks, () => {})
        .then(() => devices.getUserMedia(constraints));
    },
    getDisplayMedia: (options) => devices.getDisplayMedia(options),
    enumerateDevices: () => devices.enumerateDevices(),
    addEventListener: devices.addEventListener.bind(devices),
    queryPermission: (kind) => devices.queryPermission(kind),
    watchDenial: (...parameters) => devices.watchDenial(...parameters),
  };
}

function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
