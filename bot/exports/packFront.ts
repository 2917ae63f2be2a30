import type { Reading } from '../domain/decision';
import { isOver, journey } from '../domain/journey';
import { dateIn } from '../domain/kinds/event';
import { dateWords, placeOf } from '../domain/times';
import type { PackEntry } from './packEntries';

/** What the pack says of itself, as a plain text and as a page that opens without a network and without scripts. */

type Listed = readonly Pick<PackEntry, 'path' | 'about'>[];

function front({ record, toolkit, say, now }: Reading) {
  const { name, topic, zone } = record.community;
  const steps = journey(record, toolkit).filter((one) => one.closed === null);
  const done = steps.filter((one) => isOver(one.status)).length;
  return {
    title: say('pack.title', { name }), topic, made: say('pack.made', { date: dateWords(dateIn(zone, now)), zone: placeOf(zone) }), done, total: steps.length, progress: say('pack.steps-done', { done, total: steps.length }),
    what: say('pack.what'), not: say('pack.not'), keep: say('pack.keep'),
    left: [say('pack.not-answers'), say('pack.not-names'), say('pack.not-surveys'), say('pack.not-few'), say('pack.not-core')],
  };
}

/** Lines end as every editor takes them, Notepad of old too. */
export function readme(reading: Reading, files: Listed): string {
  const { title, topic, made, progress, what, not, left, keep } = front(reading);
  return [title, topic, '', made, progress, keep, '', what, ...files.map(({ path, about }) => `- ${path}: ${about}`), '', not, ...left.map((one) => `- ${one}`), ''].join('\r\n');
}

const html = (text: string): string => text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);
const link = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

const style = `body{font:1rem/1.5 "Segoe UI",system-ui,sans-serif;margin:0 auto;max-width:44rem;padding:2rem 1.25rem;color:#1f2933;background:#fff;overflow-wrap:anywhere}
h1{font-size:1.75rem;line-height:1.2;margin:0 0 .25rem}h2{font-size:1.2rem;margin:2rem 0 .5rem}ul{padding-left:1.25rem}li{padding:.2rem 0}a{color:#3b4a8c;display:inline-block;min-height:24px}
.quiet{color:#52606d}svg{display:block;width:100%;height:12px;margin:1rem 0 .25rem}rect{fill:#d9def0}.done{fill:#3b4a8c}
@media(prefers-color-scheme:dark){body{color:#eef0f6;background:#1b1f2a}a{color:#a9b6f5}.quiet{color:#b7c0cd}rect{fill:#3a4157}.done{fill:#a9b6f5}}@media(forced-colors:active){rect{fill:GrayText}.done{fill:Highlight}}`;

/** A page with links into the pack. Text from people is text; nothing in it may run or load. */
export function indexPage(reading: Reading, files: Listed): string {
  const { title, topic, made, done, total, progress, what, not, left, keep } = front(reading);
  const share = total === 0 ? 0 : Math.round((done / total) * 100);
  return `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${html(title)}</title><style>${style}</style></head>
<body><main>
<h1 dir="auto">${html(title)}</h1>
<p class="quiet" dir="auto">${html(topic)}</p>
<p>${html(made)} ${html(keep)}</p>
<svg viewBox="0 0 100 3" preserveAspectRatio="none" role="img" aria-label="${html(progress)}"><rect width="100" height="3"/><rect class="done" width="${share}" height="3"/></svg>
<p class="quiet">${html(progress)}</p>
<h2>${html(what)}</h2>
<ul>
${files.map(({ path, about }) => `<li><a href="${link(path)}" dir="auto">${html(about)}</a> <span class="quiet" dir="auto">${html(path)}</span></li>`).join('\n')}
</ul>
<h2>${html(not)}</h2>
<ul>
${left.map((one) => `<li>${html(one)}</li>`).join('\n')}
</ul>
</main></body></html>
`;
}
