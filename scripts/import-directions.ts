/**
 * Verifies that lint enforces the import directions. Writes each forbidden import or global into an
 * otherwise empty copy of the workspace, lints it with the configuration of the project, and expects an
 * error; allowed imports must pass. Also checks the dependencies in the manifests.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseManifest } from './workspace.ts';

const root = join(import.meta.dirname, '..');

const folders = {
  text: 'packages/text',
  protocol: 'packages/protocol',
  machines: 'packages/machines',
  trace: 'packages/trace',
  inspector: 'packages/inspector',
  client: 'packages/client',
  server: 'apps/server',
  web: 'apps/web',
} as const;
type Layer = keyof typeof folders;
const layers: readonly Layer[] = [
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
const allowedImports: Readonly<Record<Layer, readonly Layer[]>> = {
  text: [],
  protocol: [],
  machines: ['protocol'],
  trace: ['protocol', 'machines'],
  inspector: ['text', 'machines', 'trace'],
  client: ['protocol', 'machines'],
  server: ['protocol', 'machines', 'trace'],
  web: ['text', 'client', 'trace', 'inspector'],
};

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

/** The layers of apps/web/src. Each may import the ones before it. */
const webLayers = ['text', 'ui', 'call', 'features', 'screens', 'app'] as const;

interface Probe {
  readonly folder: string;
  readonly line: string;
  readonly isAllowed: boolean;
}

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

const probes = [...packageProbes, ...webProbes];

/** Lints one probe in its folder. */
function lintProbe(
  { folder, line }: Probe,
  workspace: string,
): { isClean: boolean; output: string } {
  const file = join(workspace, folder, 'probe.ts');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${line}\n`);
  const run = spawnSync('oxlint', ['--format=unix', file], { cwd: workspace, encoding: 'utf8' });
  rmSync(file);
  if (run.error !== undefined) throw run.error;
  return { isClean: run.status === 0, output: `${run.stdout}${run.stderr}` };
}

/** The rules that enforce import directions. Errors of other rules do not count. */
const importRules =
  /no-restricted-imports|no-restricted-globals|no-restricted-types|no-process-env/;

function findFailedProbes(): string[] {
  const workspace = mkdtempSync(join(tmpdir(), 'visavis-import-directions-'));
  try {
    copyFileSync(join(root, '.oxlintrc.json'), join(workspace, '.oxlintrc.json'));
    return probes.flatMap((probe) => {
      const { isClean, output } = lintProbe(probe, workspace);
      const isRejected = importRules.test(output);
      if (probe.isAllowed ? isClean : isRejected) return [];
      const verdict = probe.isAllowed
        ? 'should pass, but is rejected'
        : 'should be rejected, but passes';
      return [`${probe.folder}: \`${probe.line}\` ${verdict}\n${output}`];
    });
  } finally {
    rmSync(workspace, { recursive: true, force: true });
  }
}

function findForbiddenDependencies(): string[] {
  return layers.flatMap((layer) => {
    const file = join(folders[layer], 'package.json');
    const { dependencies } = parseManifest(readFileSync(join(root, file), 'utf8'), file);
    return layers
      .filter(
        (other) => `@visavis/${other}` in dependencies && !allowedImports[layer].includes(other),
      )
      .map((other) => `${file}: ${layer} may not depend on @visavis/${other}`);
  });
}

const problems = [...findFailedProbes(), ...findForbiddenDependencies()];
for (const line of problems) console.error(line);
console.log(`${probes.length} probes, ${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
