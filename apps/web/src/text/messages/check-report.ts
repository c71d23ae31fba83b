// Compiled from messages/en/check-report.json by "pnpm --filter @visavis/text compile". Do not edit.
import { defineText } from '@visavis/text';

/** The report of a check, for support. */
export const checkReportText = /* @__PURE__ */ defineText((formats) => ({
  title: 'Report',
  text: 'For whoever is helping you. It contains no passwords and no device names; addresses are shortened.',
  show: 'Show the report',
  copy: 'Copy the report',
  copied: 'Copied',
  copyRefused: 'Your browser does not allow copying. Save the report, or select its text.',
  save: 'Save as a file',
  /** The lines of the report. */
  lines: {
    head: 'Visavis: connection check',
    page: ({ origin }: { readonly origin: string }) => `Page: ${formats.isolate(origin)}`,
    time: ({ time }: { readonly time: string }) => `Time: ${formats.isolate(time)}`,
    browser: ({ userAgent }: { readonly userAgent: string }) =>
      `Browser: ${formats.isolate(userAgent)}`,
    step: ({ step, state }: { readonly step: string; readonly state: string }) =>
      `${formats.isolate(step)}: ${formats.isolate(state)}`,
    stepWithReason: ({
      step,
      state,
      reason,
    }: {
      readonly step: string;
      readonly state: string;
      readonly reason: string;
    }) => `${formats.isolate(step)}: ${formats.isolate(state)} [${formats.isolate(reason)}]`,
    errorCodes: ({ codes }: { readonly codes: string }) => `Error codes: ${formats.isolate(codes)}`,
    /** The heading “What it means”, “What to try” or “For the operator of this server”, and its text. */
    advice: {
      line: ({ heading, text }: { readonly heading: string; readonly text: string }) =>
        `${formats.isolate(heading)}: ${formats.isolate(text)}`,
    },
  },
}));
