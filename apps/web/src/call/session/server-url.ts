/** Where the page's server listens for WebSockets. */
export const signalingUrl = () => `${location.origin.replace(/^http/, 'ws')}/trpc`;
