import { allowedImports, folders, type Layer, layers, webLayers } from './layers.ts';

/** A line in a file of a folder, which lint must accept or reject. */
export interface Probe {
  readonly folder: string;
  readonly line: string;
  readonly isAllowed: boolean;
}

/** Forbidden lines besides the imports of other layers. */
const forbiddenLines: Readonly<Record<Layer, readonly string[]>> = {
  text: ["import 'node:fs';", "import '../../../apps/web/src/main.ts';"],
  protocol: ["import 'node:fs';", "import 'xstate';", "import '../../../apps/server/src/main.ts';"],
  machines: [
    "import 'node:fs';",
    "import '@trpc/server';",
    "import '@trpc/client';",
    "import '@visavis/protocol/router';",
    "import '../../../packages/client/src/index.ts';",
    'setTimeout(() => {}, 1);',
    'globalThis.setTimeout(() => {}, 1);',
    'export const page = document;',
    'export const page = globalThis.document;',
  ],
  trace: [
    "import 'node:fs';",
    "import '@trpc/client';",
    "import 'solid-js';",
    "import '@visavis/protocol/router';",
    "import '../../../packages/machines/src/index.ts';",
    'export const page = document;',
    'setTimeout(() => {}, 1);',
  ],
  inspector: [
    "import 'node:fs';",
    "import '@trpc/client';",
    "import '../../../apps/web/src/main.ts';",
    'export const connection = new RTCPeerConnection();',
  ],
  client: ["import 'node:fs';", "import 'ws';", "import '@trpc/server';", "import 'solid-js';"],
  server: ["import '@trpc/client';", "import 'solid-js';"],
  web: [
    "import '@trpc/client';",
    "import '@trpc/server';",
    "import type { AnyRouter } from '@trpc/server';\nexport type Router = AnyRouter;",
    "export { closeCode } from '@visavis/protocol';",
    "export const late = (): unknown => import('@visavis/protocol');",
    "import 'node:fs';",
    'export const connection = new RTCPeerConnection();',
    'export const connection = new window.RTCPeerConnection();',
    'export const connection = new globalThis.RTCPeerConnection();',
    'export type Connection = RTCPeerConnection;',
    "export const socket = new WebSocket('ws://localhost');",
    "export const mode = process.env['MODE'];",
  ],
};

const packageProbes: readonly Probe[] = layers.flatMap((layer) => {
  const folder = `${folders[layer]}/src`;
  return [
    ...layers
      .filter((other) => other !== layer)
      .map((other) => ({
        folder,
        line: `import '@visavis/${other}';`,
        isAllowed: allowedImports[layer].includes(other),
      })),
    ...forbiddenLines[layer].map((line) => ({ folder, line, isAllowed: false })),
  ];
});

/** The lint rules of each web layer repeat those of the package, so both are probed. */
const webProbes: readonly Probe[] = webLayers.flatMap((layer, rank) => {
  const folder = `${folders.web}/src/${layer}`;
  return [
    ...webLayers
      .filter((other) => other !== layer)
      .map((other) => ({
        folder,
        line: `import '../${other}/${other}.ts';`,
        isAllowed: webLayers.indexOf(other) < rank,
      })),
    { folder, line: "import '@visavis/protocol';", isAllowed: false },
    { folder, line: "import '@trpc/client';", isAllowed: false },
    { folder, line: "import 'node:fs';", isAllowed: false },
  ];
});

/** The folders of the call that do not depend on Solid, and what they may not import. */
const callProbes: readonly Probe[] = ['session', 'names', 'history'].flatMap((name) =>
  [
    "import 'solid-js';",
    "import type { Accessor } from 'solid-js';\nexport type Name = Accessor<string>;",
    "import 'solid-js/store';",
    "import '@xstate/solid';",
    "import '@visavis/text/solid';",
    "import '../state/snapshots.ts';",
    // The rules of the layer are repeated there.
    "import '../../features/tiles/tiles.ts';",
    "import '@visavis/protocol';",
    "import '@trpc/client';",
    "import 'node:fs';",
    "import '../../../../packages/client/src/index.ts';",
  ].map((line) => ({ folder: `${folders.web}/src/call/${name}`, line, isAllowed: false })),
);

/** All probes: each import of another layer, allowed or not, and each forbidden line. */
export const probes: readonly Probe[] = [...packageProbes, ...webProbes, ...callProbes];
