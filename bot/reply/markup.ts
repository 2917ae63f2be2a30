/** Text as it may stand in a page or a mail: nothing in it is markup. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (one) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[one] ?? one);
