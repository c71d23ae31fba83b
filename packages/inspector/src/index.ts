export { Inspector } from './inspector.tsx';
export type { EntrySource } from './model/entry-source.ts';
export { inspectorText } from './text/inspector.ts';
export { IconButton } from './ui/icon-button.tsx';
