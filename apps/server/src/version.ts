import manifest from '../package.json' with { type: 'json' };

/** The server's own version, for people. */
export const { version } = manifest;
