/** The machines of a call as charts, for whatever draws them. Apart from the index: a call needs none. */
export { readStatechart, allStates, type StatechartNode } from '@visavis/machines/statechart';
export { callMachine, mediaMachine, peerMachine, signalingMachine } from '@visavis/machines';
