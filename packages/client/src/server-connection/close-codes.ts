/** The WebSocket close code of a participant who leaves (RFC 6455 section 7.4.1). */
export const normalClosure = 1_000;

/**
 * The close code of a connection that the client gives up. The server takes 1000 for leaving the room, so
 * this is another one, and the membership is kept. RFC 6455 section 7.4.2 reserves 4000 for applications.
 */
export const connectionLost = 4_000;
