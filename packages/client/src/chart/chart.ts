/** The machines of a call as charts, for whatever draws them. Apart from the index: a call needs none. */
export { chartOf, everyState, type Chart } from '@visavis/machines/chart';
export { callMachine, mediaMachine, peerMachine, signalingMachine } from '@visavis/machines';
