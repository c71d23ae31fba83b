import type { BoundsReport, MemberReport, RoomReport } from '../report.ts';
import { html, type Html } from './html.ts';
import { meaningOf } from './states.ts';
import { table } from './table.ts';
import { bytes, count, duration, many, percent } from './words.ts';

/** What the page of a room is drawn with. */
export interface RoomView {
  /** The moment of the report. */
  readonly at: number;
  readonly bounds: BoundsReport;
}

const PRESENCE: Readonly<Record<MemberReport['presence'], string>> = {
  here: 'Here',
  away: 'Away',
  'at the door': 'At the door',
};

const COLUMNS = [
  { name: 'Person' },
  { name: 'Presence' },
  { name: 'Mailbox' },
  { name: 'Oldest event' },
  { name: 'Unread', isNumber: true },
  { name: 'Signals out / in', isNumber: true },
  { name: 'Waiting to be sent', isNumber: true },
  { name: 'May still say' },
];

function fill({ mailbox: { events, bytes: size } }: MemberReport, bounds: BoundsReport): Html {
  const part = Math.min(1, Math.max(events / bounds.mailboxEvents, size / bounds.mailboxBytes));
  return html`<meter
      min="0"
      max="1"
      high="0.8"
      optimum="0"
      value="${part.toFixed(3)}"
      aria-label="Fill of the mailbox"
    >
      ${percent(part)}
    </meter>
    <span class="under">${many(events, 'event')}, ${bytes(size)}</span>`;
}

function connection({ connection }: MemberReport): readonly (Html | string)[] {
  if (connection === null) return ['', html`<span class="quiet">not connected here</span>`];
  const { waiting, left, silentMs } = connection;
  return [
    bytes(waiting),
    html`${percent(left.requests)} of requests, ${percent(left.bytes)} of bytes
      <span class="under">last heard ${duration(silentMs)} ago</span>`,
  ];
}

function row(member: MemberReport, { at, bounds }: RoomView): readonly (Html | string)[] {
  const { id, name, presence, since, mailbox, signals } = member;
  return [
    html`<code>${id}</code> ${name === null ? null : html`<span class="under">${name}</span>`}`,
    html`<span class="chip ${presence === 'here' ? 'good' : 'fair'}">${PRESENCE[presence]}</span>
      <span class="under">for ${duration(at - since)}</span>`,
    fill(member, bounds),
    mailbox.oldest === null ? 'none' : html`<code>${mailbox.oldest}</code>`,
    count(mailbox.unread),
    `${count(signals.sent)} / ${count(signals.received)}`,
    ...connection(member),
  ];
}

/** One room: where its machine is, and everyone in it. */
export function room(
  { mark, name, since, capacity, states, members }: RoomReport,
  view: RoomView,
): Html {
  const heading = `room-${mark}`;
  const inside = members.filter(({ presence }) => presence !== 'at the door').length;
  const places = states.map(
    (each) =>
      html`<div>
        <dt>${each.region ?? 'room'}</dt>
        <dd>
          <code class="chip">${each.state}</code> <span class="quiet">${meaningOf(each)}</span>
        </dd>
      </div>`,
  );
  return html`<article class="room" aria-labelledby="${heading}">
    <header>
      <h3 id="${heading}">Room <code>${name ?? mark}</code></h3>
      <p class="quiet">
        ${count(inside)} of ${many(capacity, 'place')} taken, open for
        ${duration(view.at - since)}${name === null ? null : html`, marked <code>${mark}</code>`}
      </p>
    </header>
    <dl class="states">${places}</dl>
    ${table({ labelledBy: heading, columns: COLUMNS, rows: members.map((member) => row(member, view)) })}
  </article>`;
}
