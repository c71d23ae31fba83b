// Compiled from messages/en/toolbar.json by "pnpm --filter @visavis/text compile". Do not edit.
import { defineText } from '@visavis/text';

/** The buttons of the inspector. The key that does the same is in brackets. */
export const toolbarText = /* @__PURE__ */ defineText((formats) => {
  const numberFormat1 = formats.numberFormat({ useGrouping: false });
  return {
    controls: 'Position and filter',
    live: 'Live',
    liveHint: 'Follow new entries (L)',
    pausedHint: 'Stay at this entry',
    firstEntry: 'First entry (Home)',
    lastEntry: 'Last entry (End)',
    previousEvent: 'Previous event (←)',
    nextEvent: 'Next event (→)',
    compare: 'Compare',
    compareHint: 'Compare with this entry (D)',
    compareOff: 'Stop comparing (D)',
    search: 'Search',
    searchHint: 'Search (/)',
    filter: 'Filter',
    filterHint: 'Which entries are listed',
    onlyActor: ({ name }: { readonly name: string }) => `Only ${formats.isolate(name)}`,
    scrubber: 'Position',
    position: ({ time, seq }: { readonly time: string; readonly seq: number }) =>
      `${formats.isolate(time)}, entry ${numberFormat1(seq)}`,
    zoomIn: 'Zoom in (+)',
    zoomOut: 'Zoom out (−)',
    showAll: 'Show everything (0)',
  };
});
