import manifest from '../package.json' with { type: 'json' };

/** The version of the server, to be shown to people. */
export const { version } = manifest;
