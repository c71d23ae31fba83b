/**
 * The machines of a call as statecharts, for diagrams and inspectors. A call itself does not need them.
 */
export { allStates, readStatechart, type StatechartNode } from '@visavis/machines/statechart';
export { callMachine, mediaMachine, peerMachine, signalingMachine } from '@visavis/machines';
