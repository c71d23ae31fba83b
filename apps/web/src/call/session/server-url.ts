/** The WebSocket URL of the server that delivered this page. */
export const signalingUrl = () => `${location.origin.replace(/^http/, 'ws')}/trpc`;
