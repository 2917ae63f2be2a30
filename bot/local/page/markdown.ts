/**
 * The Markdown that Teams shows in cards and in an app's messages: bold, italic, links, lists and
 * line breaks. Everything else stays text. The result is safe HTML: the text is escaped first, and
 * only these few tags are made.
 */
export function markdownToHtml(text: string): string {
  const blocks: string[] = [];
  let list: { tag: 'ul' | 'ol'; items: string[] } | null = null;
  let lines: string[] = [];
  const endLines = (): void => {
    if (lines.length > 0) blocks.push(`<p>${lines.join('<br>')}</p>`);
    lines = [];
  };
  const endList = (): void => {
    if (list) blocks.push(`<${list.tag}>${list.items.map((item) => `<li>${item}</li>`).join('')}</${list.tag}>`);
    list = null;
  };

  for (const line of text.split(/\r?\n|\r/)) {
    const item = /^\s*(?:([-*+])|(\d{1,3})[.)])\s+(.*)$/.exec(line);
    if (item) {
      const tag = item[1] ? 'ul' : 'ol';
      endLines();
      if (list && list.tag !== tag) endList();
      list ??= { tag, items: [] };
      list.items.push(inline(item[3] ?? ''));
    } else {
      endList();
      if (line.trim() === '') endLines();
      else lines.push(inline(line));
    }
  }
  endLines();
  endList();
  return blocks.join('');
}

function inline(line: string): string {
  const kept: string[] = [];
  const keep = (html: string): string => `\u0000${kept.push(html) - 1}\u0000`;
  // Escaped characters and links are taken out first, so that emphasis does not reach into them.
  const bare = escapeHtml(line.replace(/\u0000/g, ''))
    .replace(/\\([\\`*_{}[\]()#+\-.!~])/g, (_all, character: string) => keep(character))
    .replace(/\[([^\]]*)\]\((https?:\/\/[^\s)]+|mailto:[^\s)]+)\)/g, (_all, label: string, address: string) => `${keep(`<a href="${address}" target="_blank" rel="noopener noreferrer">`)}${label}${keep('</a>')}`);
  return bare
    .replace(/\*\*(?=\S)(.+?)(?<=\S)\*\*/g, '<strong>$1</strong>')
    .replace(/(?<![\w*])\*(?=\S)([^*]+?)(?<=\S)\*(?![\w*])/g, '<em>$1</em>')
    .replace(/(?<!\w)_(?=\S)([^_]+?)(?<=\S)_(?!\w)/g, '<em>$1</em>')
    .replace(/\u0000(\d+)\u0000/g, (_all, at: string) => kept[Number(at)] ?? '');
}

export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/'/g, '&#39;');
}
