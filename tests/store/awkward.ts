export const at = '2026-05-04T09:00:00.123Z';
export const later = '2026-10-25T00:59:59.999Z';
/** What people really write: markup, quotes, other scripts, directions, emoji, and the longest text that a command takes. */
export const awkward = `<b>"it’s"</b> \\n 'x'; -- \t%s $1 {"a":1}\r\n\u202Eעברית 漢字 🙂‍↔️ e\u0301`;
export const longest = '🙂'.repeat(10_000);
