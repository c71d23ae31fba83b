import { callBase } from './base.ts';
import { outsidersStayedId } from './delays.ts';

/** Those who are in the private room according to the server and do not have its link: the actions about them. */
export const outsiders = {
  actions: {
    countOutsiders: callBase.enqueueActions(({ enqueue, context, event }) => {
      if (event.type !== 'outsiders.counted') return;
      const { count } = event;
      enqueue.assign({
        outsiderCount: count,
        haveOutsidersStayed: context.haveOutsidersStayed && count > 0,
      });
      if (count === 0) enqueue.cancel(outsidersStayedId);
      else if (context.outsiderCount === 0)
        enqueue.raise(
          { type: 'outsiders.stayed' },
          { id: outsidersStayedId, delay: 'outsiderNoticeMs' },
        );
    }),
    noticeOutsiders: callBase.assign({ haveOutsidersStayed: true }),
  },
};
