import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import { AmountSchema } from '../../orders/view/amount.schema';
import { polish } from './polish';
import { ProblemSchema } from './problem.schema';

const TAGS: Readonly<Record<string, string>> = {
  orders: 'What is to be paid, and every step until it is settled',
  cards: 'Cards on file: a token, never a number',
  books: 'Accounts, balances and the journal behind them',
  audit: 'Every event, with who, when and why',
  webhooks: 'Where merchants are told what happens, and what was sent',
  providers: 'Payment providers and what they can do here',
  operation: 'Health and metrics',
  outside: 'Called by providers and by payers’ browsers',
};

/** The document is generated from the code: it is the final word on the API. */
export function openApiDocument(app: NestFastifyApplication): OpenAPIObject {
  const description = new DocumentBuilder()
    .setTitle('Countinghouse')
    .setDescription(
      'Event-sourced payment ledger. Amounts are decimal strings, times RFC 3339 UTC, errors RFC 9457 problems. ' +
        '`x-roles` names the roles of the API keys that may call an operation.',
    )
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .setOpenAPIVersion('3.1.0')
    .addServer('/')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API key' });
  for (const [name, about] of Object.entries(TAGS)) description.addTag(name, about);
  const document = SwaggerModule.createDocument(app, description.build(), {
    extraModels: [ProblemSchema, AmountSchema],
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '').toLowerCase()}_${method}`,
  });
  return polish(document);
}

export function serveOpenApi(app: NestFastifyApplication): void {
  SwaggerModule.setup('docs', app, () => openApiDocument(app), {
    jsonDocumentUrl: 'openapi.json',
    yamlDocumentUrl: 'openapi.yaml',
  });
}
