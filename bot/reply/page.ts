import { createHash } from 'node:crypto';
import { escaped } from './markup';

/** What a page of the reply links shows, from top to bottom. Everything in it is text: the page makes the markup. */
export interface Page {
  status: number;
  heading: string;
  parts: PagePart[];
}

export type PagePart =
  | { kind: 'text'; text: string; quiet?: boolean }
  /** What somebody has said or is about to say. */
  | { kind: 'said'; label: string; text: string }
  | { kind: 'form'; action: string; button: string; fields?: FormField[] }
  | { kind: 'links'; label: string; links: { href: string; label: string }[] }
  /** A text with its headings, to be read beside the rest. */
  | { kind: 'paper'; label: string; sections: { heading: string; lines: string[] }[] };

export interface FormField {
  name: string;
  label: string;
  hint?: string;
  value: string;
  most: number;
  required: boolean;
}

const style = `
:root { color-scheme: light dark; --ink: #242424; --soft: #57565c; --ground: #fff; --edge: #8a8886; --act: #0f6c6d; --on-act: #fff; }
@media (prefers-color-scheme: dark) { :root { --ink: #f3f2f1; --soft: #c8c6c4; --ground: #1f1f1f; --edge: #979593; --act: #6fd3d1; --on-act: #10292a; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.5 "Segoe UI", system-ui, sans-serif; }
main { max-width: 36rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; overflow-wrap: anywhere; }
h1 { font-size: 1.375rem; line-height: 1.3; margin: 0 0 1rem; }
p { margin: 0 0 1rem; }
.quiet { color: var(--soft); }
blockquote { margin: 0 0 1rem; padding: .75rem 1rem; border-inline-start: .25rem solid var(--act); white-space: pre-wrap; }
label { display: block; font-weight: 600; }
textarea { display: block; width: 100%; min-height: 6rem; margin: .5rem 0 1rem; padding: .5rem; font: inherit; color: inherit; background: transparent; border: 1px solid var(--edge); border-radius: .25rem; }
button { min-height: 2.75rem; padding: .5rem 1.25rem; font: inherit; font-weight: 600; color: var(--on-act); background: var(--act); border: 1px solid transparent; border-radius: .25rem; cursor: pointer; }
a { color: var(--act); }
h2 { font-size: 1.125rem; margin: 0 0 .75rem; } h3 { font-size: 1rem; margin: 0 0 .25rem; } section ul { margin: 0 0 1rem; padding-inline-start: 1.25rem; }
section { margin-top: 2rem; padding-top: 1.5rem; border-top: 1px solid var(--edge); }
nav { margin-top: 2rem; } nav ul { margin: .5rem 0 0; padding-inline-start: 1.25rem; } nav li { padding: .25rem 0; }
:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; }
@media (forced-colors: active) { button { border-color: ButtonText; } }
`;

/** Nothing may run, load or frame it; its one style sheet stands in it and is known by its hash, and its form goes back here. */
export const replyPolicy = [
  "default-src 'none'", `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`, "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
].join('; ');

/** The page as HTML without any script. */
export function pageHtml({ heading, parts }: Page): string {
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>${escaped(heading)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escaped(heading)}</h1>
${parts.map(partHtml).join('\n')}
</main>
</body>
</html>
`;
}

function partHtml(part: PagePart): string {
  switch (part.kind) {
    case 'text': return `<p dir="auto"${part.quiet ? ' class="quiet"' : ''}>${escaped(part.text)}</p>`;
    case 'said': return `<p>${escaped(part.label)}</p>\n<blockquote dir="auto">${escaped(part.text)}</blockquote>`;
    case 'form': {
      return `<form method="post" action="${escaped(part.action)}" accept-charset="utf-8">\n${(part.fields ?? []).map(fieldHtml).join('')}<button type="submit">${escaped(part.button)}</button>\n</form>`;
    }
    case 'links': {
      const items = part.links.map(({ href, label }) => `<li><a href="${escaped(href)}">${escaped(label)}</a></li>`).join('');
      return `<nav aria-label="${escaped(part.label)}"><p>${escaped(part.label)}</p><ul>${items}</ul></nav>`;
    }
    case 'paper': {
      const sections = part.sections.map(({ heading, lines }) => `<h3>${escaped(heading)}</h3>\n<ul>${lines.map((one) => `<li dir="auto">${escaped(one)}</li>`).join('')}</ul>`);
      return `<section aria-labelledby="paper"><h2 id="paper">${escaped(part.label)}</h2>\n${sections.join('\n')}</section>`;
    }
  }
}

/** A field that takes words; its line break after the tag is one that browsers leave out. */
function fieldHtml({ name, label, hint, value, most, required }: FormField): string {
  const id = escaped(name);
  return `<label for="${id}">${escaped(label)}</label>
${hint === undefined ? '' : `<span id="${id}-hint" class="quiet">${escaped(hint)}</span>\n`}<textarea id="${id}" name="${id}" dir="auto" maxlength="${most}"${hint === undefined ? '' : ` aria-describedby="${id}-hint"`}${required ? ' required' : ''}>
${escaped(value)}</textarea>
`;
}
