import { callBase } from './base.ts';

/** Local devices and the tracks that are sent: the actions about them. */
export const devices = {
  actions: {
    storeMediaChoice: callBase.assign(({ context, event }) => {
      if (event.type === 'quality.choose') return { quality: event.quality };
      if (event.type !== 'device.choose') return {};
      return { choices: { ...context.choices, [event.kind]: event.id } };
    }),
    storeSlots: callBase.assign({
      slots: ({ context, event }) => (event.type === 'media.changed' ? event.slots : context.slots),
    }),
  },
};
