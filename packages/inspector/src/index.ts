export { Inspector } from './inspector.tsx';
export type { EntrySource } from './model/entry-source.ts';
export { IconButton } from './ui/icon-button.tsx';
