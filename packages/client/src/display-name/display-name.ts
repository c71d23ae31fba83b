/** Names of people, for a page that has not loaded the rest of the package yet. */
export { normalizeDisplayName } from '@visavis/protocol/display-name';
