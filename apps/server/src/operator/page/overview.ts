import { isRefusalReason, refusalReasons } from '@visavis/protocol';
import type { OperatorReport, RecentReport, RefusalReport } from '../operator-report.ts';
import { renderMinuteChart } from './chart.ts';
import { html, type Html } from './html.ts';
import { renderTable } from './table.ts';
import {
  formatBytes,
  formatCount,
  formatDuration,
  formatQuantity,
  formatPercent,
  formatFrequency as frequency,
} from './format.ts';

/** One number with its name, and what else there is to say of it. */
const renderFigure = (name: string, value: string, more: string | Html): Html =>
  html`<div class="figure">
    <dt>${name}</dt>
    <dd><strong>${value}</strong> <span class="quiet">${more}</span></dd>
  </div>`;

function renderRate(
  name: string,
  { perSecond, history }: RecentReport,
  of: 'joins' | 'signals' | 'messages',
) {
  const values = history.map((second) => second[of]);
  const most = Math.max(0, ...values);
  const label = `${name} in each second of the last minute, at most ${formatCount(most)}`;
  return html`<div class="figure">
    <dt>${name}</dt>
    <dd>
      <strong>${frequency(perSecond[of])}</strong>
      <span class="quiet">a second, at most ${formatCount(most)}</span>
      ${renderMinuteChart(values, label)}
    </dd>
  </div>`;
}

/** How the process does, how much there is, and what has happened in the last minute. */
export function renderOverview({ at, process, size, recent, limits }: OperatorReport): Html {
  const { residentBytes, heapUsedBytes, heapTotalBytes } = process.memory;
  const full = formatPercent(size.rooms / limits.rooms);
  return html`
    <section aria-labelledby="now">
      <h2 id="now">Now</h2>
      <dl class="figures">
        ${renderFigure('Rooms', formatCount(size.rooms), `${full} of ${formatCount(limits.rooms)}`)}
        ${renderFigure('People', formatCount(size.members), `${formatCount(size.away)} away`)}
        ${renderFigure('Connections', formatCount(size.connections), `from ${formatQuantity(size.addresses, 'address')}`)}
        ${renderFigure('Not introduced', formatCount(size.unauthenticated), 'have not said who they are')}
        ${renderFigure('Mailboxes', formatBytes(size.mailboxBytes), formatQuantity(size.mailboxEvents, 'event'))}
        ${renderFigure('Memory', formatBytes(residentBytes), `heap ${formatBytes(heapUsedBytes)} of ${formatBytes(heapTotalBytes)}`)}
        ${renderFigure('Longest hold-up', `${formatCount(process.maxEventLoopDelayMs)} ms`, 'within the last minute')}
        ${renderFigure('Up for', formatDuration(at - process.startedAt), `version ${process.version}`)}
      </dl>
    </section>
    <section aria-labelledby="recent">
      <h2 id="recent">In the last minute</h2>
      <dl class="figures wide">
        ${renderRate('Joins', recent, 'joins')} ${renderRate('Signals', recent, 'signals')}
        ${renderRate('Messages', recent, 'messages')}
      </dl>
    </section>
  `;
}

const refusalLabels: Readonly<Record<RefusalReport['kind'], string>> = {
  connection: 'Connection not taken',
  request: 'Call refused',
  closed: 'Connection ended',
};

const refusalSentence = (reason: string): string =>
  isRefusalReason(reason) ? refusalReasons[reason].sentence : 'Nobody was at the other end.';

/** How often the server said no, and why. */
export function renderRefusals(all: readonly RefusalReport[]): Html {
  const columns = [
    { name: 'What' },
    { name: 'Why' },
    { name: 'Last minute', isNumber: true },
    { name: 'Since the start', isNumber: true },
  ];
  const rows = all.map(({ kind, reason, lastMinute, sinceStart }) => [
    refusalLabels[kind],
    html`<code>${reason}</code> <span class="quiet">${refusalSentence(reason)}</span>`,
    formatCount(lastMinute),
    formatCount(sinceStart),
  ]);
  return html`<section aria-labelledby="refusals">
    <h2 id="refusals">Refusals</h2>
    ${
      rows.length === 0
        ? html`<p class="quiet">Nobody has been refused anything.</p>`
        : renderTable({ labelledBy: 'refusals', columns, rows })
    }
  </section>`;
}
