/** The PeerJS server with a higher connection limit. */
import { PeerServer } from 'peer';
import { answerQueriesFor } from './http-server.ts';

PeerServer({ host: '127.0.0.1', port: 0, concurrent_limit: 1_000_000 }, answerQueriesFor);
