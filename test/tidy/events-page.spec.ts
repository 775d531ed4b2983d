import { summarize } from '../../src/audit/summary';
import { expectPage, tableOf } from '../support/generated-page';
import { EventTypes } from './support/event-types';
import type { EventType, Field } from './support/event-types';

const HEAD = `# Events

Everything that is ever written to the log, made from the types that write it by \`npm run docs\`. An event is never changed: a new
field is optional, anything else is a new version, and older versions are brought to it when they are read
([postings](postings.md) says what each event books). Amounts are \`{ minor, currency }\` with minor units as a decimal text. What is
\`Sealed\` opens only with the key of the person it is about.

Beside its own fields every event has [metadata](#eventmetadata).
`;

const DECIDED = 'time of the decision, RFC 3339 UTC';

/** What a name means wherever its field says nothing of its own. */
const USUAL: Readonly<Record<string, string>> = {
  account: 'the bank account: its IBAN, or the bank’s own number where it has none',
  agreementId: 'the agreement',
  amount: 'the amount it is about',
  announcedAt: DECIDED,
  at: DECIDED,
  attempt: 'number of the attempt within the period: 1, 2, 3 …',
  attemptId: 'number of the attempt within the order: 1, 2, 3 …',
  bankLineId: 'the line of the bank',
  bankOrderId: 'the bank order',
  breakId: 'the break',
  by: 'who did it',
  card: 'what may be shown of the card',
  cardId: 'the card on file',
  change: 'number of the change of price within the period: 1, 2, 3 …',
  changedAt: DECIDED,
  closedAt: DECIDED,
  code: 'code of the reason, the provider’s where it gave one',
  commandId: 'the command; the same id is done once',
  completedAt: DECIDED,
  createdAt: DECIDED,
  currency: 'ISO 4217, or the asset of a payment in coins',
  customerId: 'the customer, by the merchant’s own id',
  decline: 'why it was declined',
  disabledAt: DECIDED,
  dueAt: 'when it is due, RFC 3339 UTC',
  enabledAt: DECIDED,
  endedAt: DECIDED,
  endpointId: 'the webhook',
  evidence: 'on whose word: an answer, a notification, a statement or a person',
  expiresAt: 'how long it can be paid, RFC 3339 UTC',
  importId: 'the import that brought it',
  importedAt: DECIDED,
  merchantId: 'the merchant',
  minor: 'minor units, a decimal text',
  name: 'name of the timer in the definition',
  operation: 'what kind of operation it is',
  operationId: 'number of the operation within the order: 1, 2, 3 …',
  orderId: 'the order',
  owed: 'the part of it that was owed to the customer already',
  party: 'the party, by the merchant’s own name',
  period: 'number of the period',
  provider: 'name of the provider',
  providerReference: 'name of the thing at the provider',
  reason: 'why, for a person',
  receivedAt: 'when it came, RFC 3339 UTC',
  reference: 'the merchant’s own name of it',
  registeredAt: DECIDED,
  removedAt: DECIDED,
  requestedAt: DECIDED,
  requestedBy: 'who asked for it',
  resolvedAt: DECIDED,
  returnUrl: 'where the payer goes afterwards',
  rotatedAt: DECIDED,
  saveCard: 'who may start later payments with the card; absent: it is not kept',
  secret: 'what signs the messages',
  settledAt: DECIDED,
  settlementId: 'the payout',
  startedAt: DECIDED,
  timerId: 'the timer',
  token: 'the provider’s token of the card',
  url: 'where messages go',
  usage: 'who may start later payments with the card',
  version: 'version of the definition that decided',
  zone: 'name in the IANA time zone database',
};

/** Nothing where the audit has no sentence of its own for it. */
function saidOf(type: string, example: unknown): string[] {
  const sentence = example === undefined ? type : summarize(type, example);
  return sentence === type ? [] : [`In the audit: *${sentence}*`, ''];
}

const anchorOf = (heading: string): string => heading.toLowerCase();

function fieldsTable(fields: readonly Field[], shapes: ReadonlySet<string>): string[] {
  if (fields.length === 0) return ['It has no fields of its own.'];
  /** A word that names a shape leads to it. */
  const typeOf = (type: string): string => {
    const named = [...new Set(type.match(/\b[A-Z]\w+\b/g) ?? [])].filter((word) => shapes.has(word));
    const links = named.map((word) => `[${word}](#${anchorOf(word)})`);
    if (links.length === 1 && type === named[0]) return links[0]!;
    return `\`${type}\`${links.length > 0 ? `: ${links.join(', ')}` : ''}`;
  };
  const rows = fields.map(({ name, optional, type, meaning }) => [
    `\`${name}\`${optional ? ', may be absent' : ''}`,
    typeOf(type),
    meaning || (USUAL[name] ?? ''),
  ]);
  return tableOf(['Field', 'Type', 'Meaning'], rows);
}

describe('the reference of events', () => {
  const types = new EventTypes();
  const shapes = new Set(types.shapes.keys());
  const byStream = new Map<string, EventType[]>();
  for (const event of types.events) {
    const stream = event.stream ?? '';
    byStream.set(stream, [...(byStream.get(stream) ?? []), event]);
  }

  it('knows the stream of every event, and each type once', () => {
    expect(types.events.length).toBeGreaterThan(50);
    expect(byStream.get('') ?? []).toEqual([]);
    const names = types.events.map(({ type }) => type);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('says what every field means: in a comment where it is declared, or by a name that always means the same', () => {
    const owners = [...types.events.map(({ type, fields }) => ({ owner: type, fields }))];
    for (const { name, fields } of types.shapes.values()) owners.push({ owner: name, fields });
    const silent = owners.flatMap(({ owner, fields }) =>
      fields
        .filter(({ name, meaning }) => meaning === '' && USUAL[name] === undefined)
        .map(({ name, at }) => `${at} ${owner}.${name}`),
    );
    expect(silent).toEqual([]);
  });

  it('says every event with its version, its stream and its fields', () => {
    const streams = [...byStream].sort(([one], [other]) => (one < other ? -1 : 1));
    const overview = streams.flatMap(([stream, events]) =>
      events.map(({ type, version }) => [`[${type}](#${anchorOf(type)})`, `\`${stream}\``, String(version)]),
    );
    const details = streams.flatMap(([stream, events]) =>
      events.flatMap(({ type, version, meaning, fields, example }) => [
        ...['', `## ${type}`, '', `Version ${version}, in \`${stream}\`. ${meaning}`.trimEnd(), ''],
        ...saidOf(type, example),
        ...fieldsTable(fields, shapes),
      ]),
    );
    const shared = [...types.shapes.values()]
      .sort((one, other) => (one.name < other.name ? -1 : 1))
      .flatMap(({ name, meaning, fields, text }) => [
        ...['', `### ${name}`, '', ...(meaning === '' ? [] : [meaning, ''])],
        ...(text === '' ? fieldsTable(fields, shapes) : [`\`${text}\``]),
      ]);
    expectPage('docs/reference/events.md', [
      HEAD,
      ...tableOf(['Event', 'Stream', 'Version'], overview),
      ...details,
      ...['', '## Shared shapes', ...shared],
    ]);
  });
});
