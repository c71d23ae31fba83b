/** The steps of a check, in the order in which they are shown. @public */
export const checkSteps = [
  'browser',
  'secureContext',
  'permission',
  'camera',
  'microphone',
  'speaker',
  'signaling',
  'keepalive',
  'stun',
  'nat',
  'turnUdp',
  'turnTcp',
  'turnTls',
  'relay',
] as const;

/** A step of a check. @public */
export type CheckStep = (typeof checkSteps)[number];

/** How a step can end, unless it is cancelled. `warned`: a call is possible, with restrictions. */
export const checkOutcomes = ['passed', 'warned', 'failed', 'skipped'] as const;
export type CheckOutcome = (typeof checkOutcomes)[number];
