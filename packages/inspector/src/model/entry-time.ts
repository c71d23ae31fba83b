import { useText } from '@visavis/text/solid';
import { entriesText } from '../text/messages/entries.ts';

/** Formats a time of a recording as minutes, seconds and milliseconds. @param at in milliseconds */
export function formatEntryTime(at: number): string {
  const milliseconds = Math.floor(at);
  return useText(entriesText).time({
    minutes: Math.floor(milliseconds / 60_000),
    seconds: (milliseconds % 60_000) / 1_000,
  });
}
