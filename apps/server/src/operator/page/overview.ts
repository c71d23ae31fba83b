import { isRefusalReason, refusalSentences } from '@visavis/protocol';
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

/** One figure with its name and a detail. */
const renderFigure = (name: string, value: string, detail: string | Html): Html =>
  html`<div class="figure">
    <dt>${name}</dt>
    <dd><strong>${value}</strong> <span class="quiet">${detail}</span></dd>
  </div>`;

function renderRate(
  name: string,
  { perSecond, history }: RecentReport,
  key: 'joins' | 'signals' | 'messages',
) {
  const values = history.map((second) => second[key]);
  const max = Math.max(0, ...values);
  const label = `${name} per second in the last minute, maximum ${formatCount(max)}`;
  return html`<div class="figure">
    <dt>${name}</dt>
    <dd>
      <strong>${frequency(perSecond[key])}</strong>
      <span class="quiet">per second, maximum ${formatCount(max)}</span>
      ${renderMinuteChart(values, label)}
    </dd>
  </div>`;
}

/** Current figures, and the activity of the last minute. */
export function renderOverview({ at, process, size, recent, limits }: OperatorReport): Html {
  const { residentBytes, heapUsedBytes, heapTotalBytes } = process.memory;
  const usage = formatPercent(size.rooms / limits.rooms);
  return html`
    <section aria-labelledby="now">
      <h2 id="now">Now</h2>
      <dl class="figures">
        ${renderFigure('Rooms', formatCount(size.rooms), `${usage} of ${formatCount(limits.rooms)}`)}
        ${renderFigure('Members', formatCount(size.members), `${formatCount(size.away)} away`)}
        ${renderFigure('Connections', formatCount(size.connections), `from ${formatQuantity(size.addresses, 'address')}`)}
        ${renderFigure('Not authenticated', formatCount(size.unauthenticated), 'have sent no session yet')}
        ${renderFigure('Mailboxes', formatBytes(size.mailboxBytes), formatQuantity(size.mailboxEvents, 'event'))}
        ${renderFigure('Memory', formatBytes(residentBytes), `heap ${formatBytes(heapUsedBytes)} of ${formatBytes(heapTotalBytes)}`)}
        ${renderFigure('Event loop delay', `${formatCount(process.maxEventLoopDelayMs)} ms`, 'maximum in the last minute')}
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
  connection: 'Connection refused',
  request: 'Request refused',
  closed: 'Connection closed',
};

const refusalSentence = (reason: string): string =>
  isRefusalReason(reason) ? refusalSentences[reason] : 'The client did not answer a ping.';

/** What the server has refused, how often and why. */
export function renderRefusals(all: readonly RefusalReport[]): Html {
  const columns = [
    { name: 'What' },
    { name: 'Reason' },
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
        ? html`<p class="quiet">Nothing has been refused.</p>`
        : renderTable({ labelledBy: 'refusals', columns, rows })
    }
  </section>`;
}
