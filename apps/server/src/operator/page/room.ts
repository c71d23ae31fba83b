import type { LimitsReport, MemberReport, RoomReport } from '../operator-report.ts';
import { html, type Html } from './html.ts';
import { describeState } from './state-description.ts';
import { renderTable } from './table.ts';
import {
  formatBytes,
  formatCount,
  formatDuration,
  formatQuantity,
  formatPercent,
} from './format.ts';

/** What a room is rendered with. */
export interface RoomViewOptions {
  /** The time of the report, in milliseconds since 1970. */
  readonly at: number;
  readonly limits: LimitsReport;
}

const presenceLabels: Readonly<Record<MemberReport['presence'], string>> = {
  present: 'Present',
  away: 'Away',
  waiting: 'Waiting',
};

const memberColumns = [
  { name: 'Member' },
  { name: 'Presence' },
  { name: 'Mailbox' },
  { name: 'Oldest event' },
  { name: 'Unread', isNumber: true },
  { name: 'Signals sent / received', isNumber: true },
  { name: 'Buffered', isNumber: true },
  { name: 'Remaining rate' },
];

function renderMailboxFill(
  { mailbox: { events, bytes: size } }: MemberReport,
  bounds: LimitsReport,
): Html {
  const fraction = Math.min(1, Math.max(events / bounds.mailboxEvents, size / bounds.mailboxBytes));
  return html`<meter
      min="0"
      max="1"
      high="0.8"
      optimum="0"
      value="${fraction.toFixed(3)}"
      aria-label="Mailbox usage"
    >
      ${formatPercent(fraction)}
    </meter>
    <span class="under">${formatQuantity(events, 'event')}, ${formatBytes(size)}</span>`;
}

function renderConnection({ connection }: MemberReport): readonly (Html | string)[] {
  if (connection === null) return ['', html`<span class="quiet">not connected</span>`];
  const { bufferedBytes, remaining, idleMs } = connection;
  return [
    formatBytes(bufferedBytes),
    html`${formatPercent(remaining.requests)} of requests, ${formatPercent(remaining.bytes)} of
      bytes <span class="under">last message ${formatDuration(idleMs)} ago</span>`,
  ];
}

function renderMemberRow(
  member: MemberReport,
  { at, limits }: RoomViewOptions,
): readonly (Html | string)[] {
  const { id, name, presence, since, mailbox, signals } = member;
  return [
    html`<code>${id}</code> ${name === null ? null : html`<bdi class="under">${name}</bdi>`}`,
    html`<span class="chip ${presence === 'present' ? 'good' : 'fair'}"
        >${presenceLabels[presence]}</span
      >
      <span class="under">for ${formatDuration(at - since)}</span>`,
    renderMailboxFill(member, limits),
    mailbox.oldest === null ? 'none' : html`<code>${mailbox.oldest}</code>`,
    formatCount(mailbox.unread),
    `${formatCount(signals.sent)} / ${formatCount(signals.received)}`,
    ...renderConnection(member),
  ];
}

/** Renders one room: the states of its machine, and its members. */
export function renderRoom(
  { pseudonym, name, since, capacity, states, members }: RoomReport,
  view: RoomViewOptions,
): Html {
  const heading = `room-${pseudonym}`;
  const memberCount = members.filter(({ presence }) => presence !== 'waiting').length;
  const stateItems = states.map(
    (each) =>
      html`<div>
        <dt>${each.region ?? 'room'}</dt>
        <dd>
          <code class="chip">${each.state}</code> <span class="quiet">${describeState(each)}</span>
        </dd>
      </div>`,
  );
  return html`<article class="room" aria-labelledby="${heading}">
    <header>
      <h3 id="${heading}">Room <code>${name ?? pseudonym}</code></h3>
      <p class="quiet">
        ${formatCount(memberCount)} of ${formatQuantity(capacity, 'member')}, open for
        ${formatDuration(view.at - since)}${name === null ? null : html`, pseudonym <code>${pseudonym}</code>`}
      </p>
    </header>
    <dl class="states">${stateItems}</dl>
    ${renderTable({ labelledBy: heading, columns: memberColumns, rows: members.map((member) => renderMemberRow(member, view)) })}
  </article>`;
}
