import { randomBytes } from 'node:crypto';
import { Epoch } from '@visavis/protocol';

/** Makes epochs that no other process, and no earlier life of this one, has made. */
export function createEpochGenerator(): () => Epoch {
  const process = randomBytes(6).toString('hex');
  let count = 0;
  return () => {
    count += 1;
    return Epoch.parse(`${process}${count.toString(36)}`);
  };
}
