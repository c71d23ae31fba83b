/** The catalogue for components of Solid. */
export { translatedDescription } from './translated-description.ts';
export { useText } from './use-text.ts';
