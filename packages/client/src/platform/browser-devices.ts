import type { CaptureKind } from '@visavis/machines';
import type { PlatformDevices } from './platform.ts';

/** The devices of a browser; null if it has none, as on a page that is not a secure context. */
export function browserDevices(navigator: {
  readonly mediaDevices?: MediaDevices | undefined;
  readonly permissions?: Permissions;
}): PlatformDevices | null {
  const { mediaDevices, permissions } = navigator;
  if (mediaDevices === undefined) return null;
  const queryStatus = async (kind: CaptureKind): Promise<PermissionStatus | null> => {
    try {
      return (await permissions?.query({ name: kind })) ?? null;
    } catch {
      // The browser does not have this permission.
      return null;
    }
  };
  return {
    getUserMedia: (constraints) => mediaDevices.getUserMedia(constraints),
    getDisplayMedia: (options) => mediaDevices.getDisplayMedia(options),
    enumerateDevices: () => mediaDevices.enumerateDevices(),
    addEventListener: mediaDevices.addEventListener.bind(mediaDevices),
    async queryPermission(kind) {
      return (await queryStatus(kind))?.state ?? null;
    },
    watchDenial(kind, listener, signal) {
      void queryStatus(kind).then((status) => {
        const onChange = () => status?.state === 'denied' && listener();
        status?.addEventListener('change', onChange, { signal });
      });
    },
  };
}
