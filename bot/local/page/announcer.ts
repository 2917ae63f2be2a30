const pause = 1200;
let waiting: string[] = [];
let timer: number | undefined;

/** Says something to a screen reader, politely; several things within a moment become one sentence. */
export function announce(text: string): void {
  waiting.push(text);
  window.clearTimeout(timer);
  timer = window.setTimeout(() => {
    const region = document.getElementById('announcer');
    if (region) region.textContent = waiting.length > 2 ? `${waiting.length} new messages.` : waiting.join(' ');
    waiting = [];
  }, pause);
}
