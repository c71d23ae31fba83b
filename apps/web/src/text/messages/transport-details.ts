// Compiled from messages/en/transport-details.json by "pnpm --filter @visavis/text compile". Do not edit.
import { defineText } from '@visavis/text';

/** The network path, the encryption and the formats of a connection. Each term has a value beside it. */
export const transportDetailsText = /* @__PURE__ */ defineText((formats) => {
  const numberFormat1 = formats.numberFormat({ useGrouping: false });
  const numberFormat2 = formats.numberFormat({ maximumFractionDigits: 0 });
  return {
    terms: {
      local: 'Your side',
      remote: 'Other side',
      relay: 'Relay',
      encryption: 'Encryption',
      media: 'Media encryption',
      codecs: 'Codecs',
      received: 'Video received',
      sent: 'Video sent',
      limitation: 'Limited by',
    },
    /** How an address was found. */
    candidateTypes: {
      host: 'local address',
      srflx: 'public address',
      prflx: 'public address, found by the peer',
      relay: 'relay',
    },
    candidate: ({ type, protocol }: { readonly type: string; readonly protocol: string }) =>
      `${formats.isolate(type)}, ${formats.isolate(protocol)}`,
    relayed: ({ host, protocol }: { readonly host: string; readonly protocol: string }) =>
      `${formats.isolate(host)}, over ${formats.isolate(protocol)}`,
    dtls: ({ version }: { readonly version: string }) => `DTLS ${formats.isolate(version)}`,
    dtlsWithCipher: ({ version, cipher }: { readonly version: string; readonly cipher: string }) =>
      `DTLS ${formats.isolate(version)}, ${formats.isolate(cipher)}`,
    size: ({ width, height }: { readonly width: number; readonly height: number }) =>
      `${numberFormat1(width)} × ${numberFormat1(height)}`,
    sizeWithRate: ({
      width,
      height,
      framesPerSecond,
    }: {
      readonly width: number;
      readonly height: number;
      readonly framesPerSecond: number;
    }) =>
      `${numberFormat1(width)} × ${numberFormat1(height)}, ${numberFormat2(framesPerSecond)} fps`,
    /** What limits the quality of the video that is sent. */
    limitations: {
      none: 'nothing',
      cpu: 'this device’s processor',
      bandwidth: 'bandwidth',
      other: 'something else',
    },
  };
});
