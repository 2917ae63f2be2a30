/**
 * The address that opens a chat in Teams with these people, with a text in its field that nobody has sent yet ("Deep link to a
 * chat"). A chat takes up to 250 people; addresses beyond 2,000 characters are cut by some clients, so that the text is shortened.
 */
export function chatLink(emails: readonly string[], message = ''): string {
  const address = `https://teams.microsoft.com/l/chat/0/0?users=${emails.map((one) => encodeURIComponent(one)).join(',')}`;
  if (message === '') return address;
  let said = message;
  const whole = (): string => `${address}&message=${encodeURIComponent(said)}`;
  while (whole().length > longest && said.length > 1) said = `${said.slice(0, Math.floor(said.length * 0.9)).replace(/[\uD800-\uDBFF]$/, '').trimEnd()}…`;
  return whole();
}

const longest = 2_000;
