// Compiled from messages/en/trace-file.json by "pnpm --filter @visavis/text compile". Do not edit.
import { defineText } from '@visavis/text';

/** Saving and opening recordings as files (traces). */
export const traceFileText = /* @__PURE__ */ defineText((formats) => {
  const dateTimeFormat1 = formats.dateTimeFormat({
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hourCycle: 'h23',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  return {
    save: 'Save',
    saveHint: 'Save this recording as a file',
    withNames: 'With names',
    withNamesHint: 'Keep the names of people and of the room in the file',
    saveFile: 'Save to a file',
    savedWithNames: 'Secrets are removed and addresses masked. Names are kept.',
    savedWithoutNames: 'Secrets and names are removed, and addresses masked.',
    open: 'Open',
    openHint: 'Open a saved trace',
    dropFile: 'Drop a trace file to open it',
    backToPage: 'Back to this page',
    welcome: {
      lead: 'Inspect a call',
      text: 'Open a trace that was saved from a call. It is read in this browser and is not uploaded. No server is needed.',
      choose: 'Open a trace',
      dropHere: 'or drop the file here',
      how: 'To save a trace, turn on the inspector in the settings of a call, or follow the link after the call, and press Save.',
    },
    openFailures: {
      'too-large': 'This file is too large for a trace.',
      'too-deep': 'The values in this file are nested too deeply for a trace.',
      'not-a-trace': 'This file is not a Visavis trace.',
      'unsupported-version':
        'This trace was saved by another version of Visavis. This page cannot read it.',
      unreadable: 'This file could not be read.',
    },
    opened: ({ name, at }: { readonly name: string; readonly at: number }) =>
      `${formats.isolate(name)}, saved ${dateTimeFormat1(at)}`,
  };
});
