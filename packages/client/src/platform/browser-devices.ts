import type { PlatformDevices } from './platform.ts';

/** The devices of a browser; null on a page that is not a secure context, where it has none. */
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
        // The browser does not have this permission, or no Permissions API.
        return null;
      }
    },
  };
}
