import type { Language, Words } from './words.ts';

export interface Look {
  readonly language: Language;
  readonly words: Words;
  /** The business; absent where none is known. */
  readonly business?: { readonly name: string; readonly color: string | undefined; readonly email: string | undefined } | undefined;
  /** Address of the same page in the other language. */
  readonly other: string;
  readonly nonce: string;
}

const named: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => named[character]!);

/** Black or white, whichever is easier to read on it (WCAG relative luminance). */
function inkOn(color: string): string {
  const part = (at: number) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5) > 0.179 ? '#000' : '#fff';
}

const styles = (color: string) => `
:root { color-scheme: light dark; --brand: ${color}; --ink: #1a1d21; --soft: #575e68; --paper: #fff; --ground: #f3f4f6; --line: #d5d9df; --bad: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --ink: #eceef1; --soft: #b3bac5; --paper: #1c1f24; --ground: #121417; --line: #3a404a; --bad: #ff9d94; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, "Noto Sans", "Noto Sans Devanagari", sans-serif; }
header, main, footer { max-width: 34rem; margin: 0 auto; padding: 1rem 1.25rem; }
header { display: flex; justify-content: space-between; align-items: center; gap: 1rem; border-block-start: .3rem solid var(--brand); }
header strong { overflow-wrap: anywhere; }
main { background: var(--paper); border: 1px solid var(--line); border-radius: .5rem; padding: 1.5rem 1.25rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .5rem; overflow-wrap: anywhere; }
h2 { font-size: 1.1rem; margin: 1.75rem 0 .5rem; }
p { margin: .5rem 0; }
a { color: inherit; }
.soft, footer { color: var(--soft); }
.bad { color: var(--bad); font-weight: 600; }
label { display: block; margin-block-start: 1rem; font-weight: 600; }
input { width: 100%; margin-block-start: .25rem; padding: .65rem .75rem; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--soft); border-radius: .375rem; }
button, .button { display: inline-block; margin-block-start: 1.25rem; padding: .65rem 1.25rem; font: inherit; font-weight: 600; color: ${inkOn(color)}; background: var(--brand); border: 1px solid var(--line); border-radius: .375rem; text-decoration: none; cursor: pointer; }
input:focus-visible, button:focus-visible, a:focus-visible { outline: .2rem solid var(--ink); outline-offset: .15rem; }
ol { list-style: none; margin: 1rem 0; padding: 0; }
ol.steps { display: grid; gap: .25rem; }
ol.steps li { display: flex; gap: .75rem; align-items: baseline; color: var(--soft); }
ol.steps li::before { content: "○"; width: 1rem; text-align: center; }
ol.steps li.done::before { content: "✓"; }
ol.steps li.now::before { content: "●"; }
ol.steps li.done, ol.steps li.now { color: var(--ink); }
ol.steps li.now { font-weight: 700; }
ol.history li { padding: .6rem 0; border-block-start: 1px solid var(--line); display: flex; flex-wrap: wrap; justify-content: space-between; gap: .25rem 1rem; }
dl { display: grid; grid-template-columns: auto 1fr; gap: .25rem 1rem; margin: 1rem 0; }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
@media print { header, footer, form { display: none; } }
`;

/** A whole page. `body` is HTML already; everything of people in it went through `escaped`. */
export function page({ language, words, business, other, nonce }: Look, title: string, body: string): string {
  const name = business?.name ?? 'Serai';
  const help = business?.email ? `<p>${words.help} <a href="mailto:${escaped(business.email)}">${escaped(business.email)}</a></p>` : '';
  return `<!doctype html>
<html lang="${language}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escaped(title)} · ${escaped(name)}</title>
<style nonce="${nonce}">${styles(business?.color ?? '#0b6e5f')}</style>
</head>
<body>
<header><strong>${escaped(name)}</strong><a href="${escaped(other)}" lang="${language === 'en' ? 'hi' : 'en'}">${words.language}</a></header>
<main>
<h1>${escaped(title)}</h1>
${body}
</main>
<footer>${help}</footer>
</body>
</html>
`;
}

export interface Field {
  readonly name: string;
  readonly label: string;
  readonly help?: string;
  readonly type?: 'text' | 'email' | 'password';
  readonly autocomplete?: string;
  readonly value?: string;
  readonly wrong?: string | undefined;
  readonly optional?: boolean;
  readonly most?: number;
}

/** One labelled input; what is wrong with it is said to who reads and to who listens: it has the focus then. */
export function input({ name, label, help, type = 'text', autocomplete, value, wrong, optional, most }: Field): string {
  const described = [help ? `${name}-help` : '', wrong ? `${name}-wrong` : ''].filter(Boolean).join(' ');
  return `<label for="${name}">${escaped(label)}</label>
<input id="${name}" name="${name}" type="${type}"${value ? ` value="${escaped(value)}"` : ''}${autocomplete ? ` autocomplete="${autocomplete}"` : ''}${
    optional ? '' : ' required'
  }${most ? ` maxlength="${most}"` : ''}${described ? ` aria-describedby="${described}"` : ''}${wrong ? ' aria-invalid="true" autofocus' : ''}>
${help ? `<p class="soft" id="${name}-help">${escaped(help)}</p>` : ''}${wrong ? `<p class="bad" id="${name}-wrong">${escaped(wrong)}</p>` : ''}`;
}

export const hidden = (name: string, value: string): string => `<input type="hidden" name="${name}" value="${escaped(value)}">`;
