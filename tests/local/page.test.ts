import { readAddress, writeAddress } from '../../bot/local/page/address';
import { readLink } from '../../bot/local/page/links';
import { markdownToHtml } from '../../bot/local/page/markdown';
import { withPeople } from '../../bot/local/page/peoplePicker';
import { colours } from '../../bot/local/page/themes';

const app = { id: 'app-id', teamsId: '28:app' };
const here = 'http://127.0.0.1:3978';
const entity = (context: object): string => `https://teams.microsoft.com/l/entity/app-id/cop-guide?context=${encodeURIComponent(JSON.stringify(context))}`;

describe('Markdown of cards', () => {
  test('bold, italic, lists, links and lines', () => {
    expect(markdownToHtml('**Next** is _now_\nsecond line')).toBe('<p><strong>Next</strong> is <em>now</em><br>second line</p>');
    expect(markdownToHtml('- one\n- two\n\n1. first')).toBe('<ul><li>one</li><li>two</li></ul><ol><li>first</li></ol>');
    expect(markdownToHtml('[the file](https://a.example/b_c_d?e=1&f=2)')).toBe('<p><a href="https://a.example/b_c_d?e=1&amp;f=2" target="_blank" rel="noopener noreferrer">the file</a></p>');
  });

  test('markup stays text, and so do links that are no web addresses', () => {
    expect(markdownToHtml('<img src=x onerror=alert(1)>')).toBe('<p>&lt;img src=x onerror=alert(1)&gt;</p>');
    expect(markdownToHtml('[x](javascript:alert(1))')).toBe('<p>[x](javascript:alert(1))</p>');
    expect(markdownToHtml('[x](https://a.example/"onclick="y)')).not.toContain('"onclick="');
  });

  test('escaped characters and words with underscores are left as they are', () => {
    expect(markdownToHtml('\\*not bold\\* snake_case_name 2 * 3 * 4')).toBe('<p>*not bold* snake_case_name 2 * 3 * 4</p>');
  });
});

describe('links', () => {
  test('a deep link to the app leads into its tab, with the page and the place that it names', () => {
    expect(readLink(entity({ subEntityId: 'step/energy', chatId: '19:core' }), app, here)).toEqual({ kind: 'tab', sub: 'step/energy', channelId: null, chatId: '19:core' });
    expect(readLink(entity({}).replace('app-id', 'other'), app, here)).toEqual({ kind: 'nowhere' });
  });

  test('chat, files, calendar and the web are told apart, scripts lead nowhere', () => {
    expect(readLink('https://teams.microsoft.com/l/chat/0/0?users=28:app', app, here)).toEqual({ kind: 'chat' });
    expect(readLink('https://university.sharepoint.com/a b.docx', app, here)).toEqual({ kind: 'file', href: '/local/teams/files/link?url=https%3A%2F%2Funiversity.sharepoint.com%2Fa%20b.docx' });
    expect(readLink('https://outlook.office365.com/owa/?itemid=1', app, here)).toEqual({ kind: 'calendar' });
    expect(readLink('https://university.example/', app, here)).toEqual({ kind: 'web', url: 'https://university.example/' });
    expect(readLink('javascript:alert(1)', app, here)).toEqual({ kind: 'nowhere' });
    expect(readLink('http://university.example/', app, here)).toEqual({ kind: 'nowhere' });
  });
});

test('the address comes back as it was written, and a wrong one gets the defaults', () => {
  const address = { person: 'mei.zhao', view: 'core', theme: 'contrast', sub: 'step/energy', tab: 'one', meeting: true, front: 'tab' } as const;
  expect(readAddress(writeAddress(address), 'default')).toEqual(address);
  expect(readAddress('#place=moon&theme=pink', 'dark')).toEqual({ person: '', view: 'team', theme: 'dark', sub: '', tab: '', meeting: false, front: 'chat' });
});

test('a people picker becomes a choice of the people here, also deep inside a card', () => {
  const people = [{ id: '1', name: 'Amara' }] as never;
  const picker = { type: 'Input.ChoiceSet', id: 'core', isMultiSelect: true, choices: [], 'choices.data': { type: 'Data.Query', dataset: 'graph.microsoft.com/users' } };
  const card = withPeople({ type: 'AdaptiveCard', body: [{ type: 'Container', items: [picker] }] }, people);
  expect(card).toEqual({ type: 'AdaptiveCard', body: [{ type: 'Container', items: [{ type: 'Input.ChoiceSet', id: 'core', isMultiSelect: true, choices: [{ title: 'Amara', value: '1' }], style: 'expanded' }] }] });
});

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function contrast(a: string, b: string): number {
  const luminance = (colour: string): number => {
    const [r = 0, g = 0, bl = 0] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * bl;
  };
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

test.each(Object.entries(colours))('every ink of the %s theme is readable on both of its grounds', (_name, { panel, sunk, ink, soft, accent, good, warning, attention }) => {
  for (const ground of [panel, sunk]) for (const colour of [ink, soft, accent, good, warning, attention]) expect(contrast(colour, ground)).toBeGreaterThanOrEqual(4.5);
});
