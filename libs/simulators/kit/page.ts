import { createHash } from 'node:crypto';
import type { Answer } from './answer';
import { Html, html } from './html';
import { STYLE } from './style';

export interface Page {
  readonly title: string;
  readonly language?: string;
  readonly body: Html;
  readonly status?: number;
  /** Origins that a form may lead to: browsers apply the rule to the redirect that answers a form as well. */
  readonly formTargets?: readonly string[];
  readonly wide?: boolean;
}

const styleHash = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`;
const style = new Html(`<style>${STYLE}</style>`);

/** A whole page: no script, no foreign resource, one style sheet pinned by its hash. */
export function page({ title, language = 'en', body, status = 200, formTargets = [], wide = false }: Page): Answer {
  const markup = html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        ${style}
      </head>
      <body class="${wide ? 'wide' : 'narrow'}">
        ${body}
      </body>
    </html>`;
  return { status, headers: headers(formTargets), body: markup.markup };
}

function headers(formTargets: readonly string[]): Record<string, string> {
  const origins = formTargets.filter((origin) => /^https?:\/\/[^\s;,'"]+$/.test(origin));
  const policy = [
    "default-src 'none'",
    `style-src ${styleHash}`,
    `form-action ${["'self'", ...new Set(origins)].join(' ')}`,
    "base-uri 'none'",
  ];
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy.join('; '),
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  };
}
