/** The folder of each layer. */
export const folders = {
  text: 'packages/text',
  protocol: 'packages/protocol',
  machines: 'packages/machines',
  trace: 'packages/trace',
  inspector: 'packages/inspector',
  client: 'packages/client',
  server: 'apps/server',
  web: 'apps/web',
} as const;

/** A layer: a package or an app, by the name that the others import. */
export type Layer = keyof typeof folders;

/** All layers, lowest first. */
export const layers: readonly Layer[] = [
  'text',
  'protocol',
  'machines',
  'trace',
  'inspector',
  'client',
  'server',
  'web',
];

/** The layers that each layer may import. */
export const allowedImports: Readonly<Record<Layer, readonly Layer[]>> = {
  text: [],
  protocol: [],
  machines: ['protocol'],
  trace: ['protocol', 'machines'],
  inspector: ['text', 'machines', 'trace'],
  client: ['protocol', 'machines'],
  server: ['protocol', 'machines', 'trace'],
  web: ['text', 'client', 'trace', 'inspector'],
};

/** The layers of apps/web/src. Each may import the ones before it. */
export const webLayers = ['text', 'ui', 'call', 'features', 'screens', 'app'] as const;
