import fc from 'fast-check';
import { readMessage } from '../../bot/teams/extension/messageText';

const html = (content: string) => readMessage({ contentType: 'html', content });

describe('the text of a message', () => {
  test.each([
    ['lines and lists', '<p>One</p><p>Two<br>Three</p><ul><li>a</li><li>b</li></ul>', 'One\n\nTwo\nThree\n\n- a\n\n- b'],
    ['entities, also those of markup', 'a &amp; b &lt;script&gt; &#39;c&#39;&nbsp;d', "a & b <script> 'c' d"],
    ['names and smileys', '<div><at id="0">Amara</at> <emoji alt="🙂"></emoji><img itemtype="http://schema.skype.com/Emoji" alt="👍"></div>', 'Amara 🙂👍'],
    ['nothing of scripts, styles and cards', '<style>p{}</style><script>alert(1)</script><attachment id="1"><b>x</b></attachment>Hello', 'Hello'],
    ['pictures without words', '<img src="https://example.org/a.png" alt="secret">Look', 'Look'],
    ['what is cut off', '<p>Half <b', 'Half'],
  ])('%s', (_what, content, text) => expect(html(content).text).toBe(text));

  test('plain text is left as it is, markup and all', () => {
    expect(readMessage({ contentType: 'text', content: '<b>one</b>\r\n\r\n\r\ntwo' }).text).toBe('<b>one</b>\n\ntwo');
    for (const odd of [null, undefined, {}, { content: 7 }, { contentType: 'html', content: ['x'] }]) expect(readMessage(odd as never)).toEqual({ text: '', link: '' });
  });

  test('no text makes markup of its own, whatever is written', () => {
    fc.assert(fc.property(fc.string(), (text) => {
      const escaped = text.replace(/[&<>"]/g, (one) => `&#${one.charCodeAt(0)};`);
      const plain = (one: string): string => one.replace(/\s+/g, '');
      // What HTML itself does not keep: NUL.
      expect(plain(html(`<p>${escaped}</p>`).text)).toBe(plain(text.replaceAll('\u0000', '').replace(/\u00A0/g, ' ')));
    }), { seed: 6, numRuns: 200 });
  });
});

describe('the link of a message', () => {
  test.each([
    ['the first https one', '<a href="http://a.example">a</a> <a href="https://b.example/x?y=1&amp;z=2">b</a> https://c.example', 'https://b.example/x?y=1&z=2'],
    ['one that is only text, without the full stop after it', 'See https://c.example/page.', 'https://c.example/page'],
    ['none of another kind', '<a href="javascript:alert(1)">x</a> <a href="mailto:a@b.example">y</a> ftp://d.example', ''],
  ])('%s', (_what, content, link) => expect(html(content).link).toBe(link));
});
