import { PROBLEMS } from '../../src/common/problems';
import { expectPage, tableOf } from '../support/generated-page';

const HEAD = `# Problems

Every refusal is \`application/problem+json\` (RFC 9457). Branch on \`code\`: it is stable, the texts are for people. \`retryable\` says whether the
same request, sent again with the same \`Idempotency-Key\`, can succeed later without anybody changing anything. The table is made from
the code by \`npm run docs\`.

\`\`\`json
{
  "type": "urn:countinghouse:problem:amount_exceeds_refundable",
  "title": "The amount exceeds what can be refunded",
  "status": 422,
  "detail": "At most 40.00 EUR is left, operations under way counted.",
  "instance": "/v1/orders/…/refunds",
  "code": "amount_exceeds_refundable",
  "remaining": { "value": "40.00", "currency": "EUR" },
  "request_id": "…",
  "retryable": false
}
\`\`\`

\`errors[]\` lists what is wrong field by field: \`pointer\` is a JSON pointer into the body (\`/customer/billing/country\`), \`?name\` for a query
parameter, or the name of a header. A resource of another merchant is \`not_found\`, exactly as one that does not exist.
`;

it('the reference of problems says every code that the API answers', () => {
  const rows = Object.entries(PROBLEMS).map(([code, { status, title, retryable }]) => [
    ...[`\`${code}\``, String(status), title],
    retryable ? 'yes' : 'no',
  ]);
  expectPage('docs/reference/problems.md', [HEAD, ...tableOf(['Code', 'Status', 'Meaning', 'Retryable'], rows)]);
});
