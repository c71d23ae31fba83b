import type { RoomsReport } from '../report.ts';
import { html, type Html } from './html.ts';
import { room, type RoomView } from './room.ts';
import { count, many } from './words.ts';

function link(words: string, page: number, wanted: string | null): Html {
  const query = new URLSearchParams({
    page: String(page),
    ...(wanted !== null && { room: wanted }),
  });
  return html`<a id="page-${words.toLowerCase()}" href="?${query.toString()}">${words}</a>`;
}

function paging({ wanted, page, pages }: RoomsReport): Html | null {
  if (pages === 1 && page === 1) return null;
  return html`<nav class="paging" aria-label="Pages of rooms">
    ${page > 1 ? link('Previous', Math.min(page - 1, pages), wanted) : null}
    <span>Page ${count(page)} of ${count(pages)}</span>
    ${page < pages ? link('Next', page + 1, wanted) : null}
  </nav>`;
}

function nothing({ wanted, matching }: RoomsReport): string {
  if (matching > 0) return 'There are not so many pages.';
  return wanted === null ? 'Nobody is in any room.' : 'No room has this mark or name.';
}

/** The rooms that were asked for. */
export function rooms(report: RoomsReport, view: RoomView): Html {
  const { wanted, matching, list } = report;
  const which = wanted === null ? '' : html` for <q>${wanted}</q>`;
  return html`<section aria-labelledby="rooms">
    <h2 id="rooms">Rooms</h2>
    <p class="quiet">
      ${many(matching, 'room')}${which}. First those in which most people are away or have a poor
      connection, then the fullest.
    </p>
    ${list.length === 0 ? html`<p>${nothing(report)}</p>` : list.map((each) => room(each, view))}
    ${paging(report)}
  </section>`;
}
