/**
 * The inspector of recordings. The style sheet of the page must define what it uses:
 *
 * - classes `quiet` (secondary text) and `button`, also with `accent` and `small`;
 * - colours `--ground`, `--surface`, `--surface-raised`, `--surface-sunk`, `--line`, `--line-strong`, `--text`,
 *   `--text-quiet`, `--accent`, `--accent-hover`, `--accent-soft`, `--on-accent`, `--danger`, `--danger-soft`,
 *   `--good`, `--poor` and `--quiet`, and those of entries: `--mark-event`, `--mark-move`, `--mark-time` and
 *   `--mark-birth`;
 * - `--font-mono`, `--size-tiny`, `--size-small`, `--size-large`, `--space-1` to `--space-6`, `--radius-small`,
 *   `--radius-large`, `--round`, `--shadow`, `--target` (the height of a touch target) and `--motion`.
 *
 * In the web app they are in `src/ui/styles`.
 */
export { Inspector } from './inspector.tsx';
export type { EntrySource } from './model/entry-source.ts';
export { IconButton } from './ui/icon-button.tsx';
