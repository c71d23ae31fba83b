import type { CaptureFailure, CaptureKind } from '@visavis/client';
import { useText } from '@visavis/text/solid';
import { devicesText } from './messages/devices.ts';

/** What is wrong with one or both devices, and what to do about it. */
export interface DeviceHelp {
  /** For a heading. */
  readonly title: string;
  /** The title as a sentence, which others can follow. */
  readonly sentence: string;
  readonly text: string;
  /** Whether it helps to request the device again. */
  readonly canRetry: boolean;
}

/** @param kinds the devices with this failure, at least one */
export function helpWith(failure: CaptureFailure, kinds: readonly CaptureKind[]): DeviceHelp {
  const text = useText(devicesText);
  const [kind, ...others] = kinds;
  const help = text.help[failure][kind === undefined || others.length > 0 ? 'both' : kind];
  return {
    title: help.title,
    sentence: text.titleSentence({ title: help.title }),
    text: help.text,
    canRetry: failure !== 'insecure',
  };
}
