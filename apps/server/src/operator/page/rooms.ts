import type { RoomsReport } from '../operator-report.ts';
import { html, type Html } from './html.ts';
import { renderRoom, type RoomViewOptions } from './room.ts';
import { formatCount, formatQuantity } from './format.ts';

function renderPageLink(label: string, page: number, filter: string | null): Html {
  const query = new URLSearchParams({
    page: String(page),
    ...(filter !== null && { room: filter }),
  });
  return html`<a id="page-${label.toLowerCase()}" href="?${query.toString()}">${label}</a>`;
}

function renderPaging({ filter, page, pages }: RoomsReport): Html | null {
  if (pages === 1 && page === 1) return null;
  return html`<nav class="paging" aria-label="Pages of rooms">
    ${page > 1 ? renderPageLink('Previous', Math.min(page - 1, pages), filter) : null}
    <span>Page ${formatCount(page)} of ${formatCount(pages)}</span>
    ${page < pages ? renderPageLink('Next', page + 1, filter) : null}
  </nav>`;
}

function emptyMessage({ filter, matching }: RoomsReport): string {
  if (matching > 0) return 'This page does not exist.';
  return filter === null ? 'Nobody is in any room.' : 'No room has this pseudonym or name.';
}

/** Renders the rooms of a query. */
export function renderRooms(report: RoomsReport, view: RoomViewOptions): Html {
  const { filter, matching, list } = report;
  const condition = filter === null ? '' : html` for <q>${filter}</q>`;
  return html`<section aria-labelledby="rooms">
    <h2 id="rooms">Rooms</h2>
    <p class="quiet">
      ${formatQuantity(matching, 'room')}${condition}. Rooms with the most members that are away or
      have a poor connection come first, then the fullest.
    </p>
    ${list.length === 0 ? html`<p>${emptyMessage(report)}</p>` : list.map((each) => renderRoom(each, view))}
    ${renderPaging(report)}
  </section>`;
}
