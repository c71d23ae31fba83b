import type { PlatformDevices } from './platform.ts';

/** A browser's devices; null on a page that is not secure, where it has none. */
export function browserDevices(navigator: Navigator): PlatformDevices | null {
  if (!('mediaDevices' in navigator)) return null;
  const { mediaDevices } = navigator;
  return {
    getUserMedia: (constraints) => mediaDevices.getUserMedia(constraints),
    getDisplayMedia: (options) => mediaDevices.getDisplayMedia(options),
    enumerateDevices: () => mediaDevices.enumerateDevices(),
    addEventListener: mediaDevices.addEventListener.bind(mediaDevices),
    async queryPermission(kind) {
      try {
        return (await navigator.permissions.query({ name: kind })).state;
      } catch {
        // Browsers that know no permission of this name, or none at all.
        return null;
      }
    },
  };
}
