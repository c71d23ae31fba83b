import { isReason, reasons } from '@visavis/protocol';
import type { OperatorReport, RecentReport, RefusalReport } from '../report.ts';
import { minute } from './chart.ts';
import { html, type Html } from './html.ts';
import { table } from './table.ts';
import { bytes, count, duration, many, percent, perSecond as frequency } from './words.ts';

/** One number with its name, and what else there is to say of it. */
const figure = (name: string, value: string, more: string | Html): Html =>
  html`<div class="figure">
    <dt>${name}</dt>
    <dd><strong>${value}</strong> <span class="quiet">${more}</span></dd>
  </div>`;

function rate(
  name: string,
  { perSecond, history }: RecentReport,
  of: 'joins' | 'signals' | 'messages',
) {
  const values = history.map((second) => second[of]);
  const most = Math.max(0, ...values);
  const label = `${name} in each second of the last minute, at most ${count(most)}`;
  return html`<div class="figure">
    <dt>${name}</dt>
    <dd>
      <strong>${frequency(perSecond[of])}</strong>
      <span class="quiet">a second, at most ${count(most)}</span>
      ${minute(values, label)}
    </dd>
  </div>`;
}

/** How the process does, how much there is, and what has happened in the last minute. */
export function overview({ at, process, size, recent, bounds }: OperatorReport): Html {
  const { resident, heapUsed, heapTotal } = process.memory;
  const full = percent(size.rooms / bounds.rooms);
  return html`
    <section aria-labelledby="now">
      <h2 id="now">Now</h2>
      <dl class="figures">
        ${figure('Rooms', count(size.rooms), `${full} of ${count(bounds.rooms)}`)}
        ${figure('People', count(size.people), `${count(size.away)} away`)}
        ${figure('Connections', count(size.connections), `from ${many(size.addresses, 'address')}`)}
        ${figure('Not introduced', count(size.silent), 'have not said who they are')}
        ${figure('Mailboxes', bytes(size.mailboxBytes), many(size.mailboxEvents, 'event'))}
        ${figure('Memory', bytes(resident), `heap ${bytes(heapUsed)} of ${bytes(heapTotal)}`)}
        ${figure('Longest hold-up', `${count(process.heldUpMs)} ms`, 'within the last minute')}
        ${figure('Up for', duration(at - process.startedAt), `version ${process.version}`)}
      </dl>
    </section>
    <section aria-labelledby="recent">
      <h2 id="recent">In the last minute</h2>
      <dl class="figures wide">
        ${rate('Joins', recent, 'joins')} ${rate('Signals', recent, 'signals')}
        ${rate('Messages', recent, 'messages')}
      </dl>
    </section>
  `;
}

const TO: Readonly<Record<RefusalReport['to'], string>> = {
  connection: 'Connection not taken',
  call: 'Call refused',
  ended: 'Connection ended',
};

const sentenceOf = (reason: string): string =>
  isReason(reason) ? reasons[reason].sentence : 'Nobody was at the other end.';

/** How often the server said no, and why. */
export function refusals(all: readonly RefusalReport[]): Html {
  const columns = [
    { name: 'What' },
    { name: 'Why' },
    { name: 'Last minute', isNumber: true },
    { name: 'Since the start', isNumber: true },
  ];
  const rows = all.map(({ to, reason, lastMinute, sinceStart }) => [
    TO[to],
    html`<code>${reason}</code> <span class="quiet">${sentenceOf(reason)}</span>`,
    count(lastMinute),
    count(sinceStart),
  ]);
  return html`<section aria-labelledby="refusals">
    <h2 id="refusals">Refusals</h2>
    ${
      rows.length === 0
        ? html`<p class="quiet">Nobody has been refused anything.</p>`
        : table({ labelledBy: 'refusals', columns, rows })
    }
  </section>`;
}
