import type { OpenAPIObject } from '@nestjs/swagger';

type ResponsesObject = NonNullable<OpenAPIObject['paths'][string]['get']>['responses'];
type ResponseObject = NonNullable<ResponsesObject['default']>;

const isProblem = (response: object): response is ResponseObject =>
  'content' in response && 'application/problem+json' in (response.content as object);

/**
 * Equal refusals are written once, under `components/responses`, and referred to: they are most of what operations
 * answer.
 */
export function shareProblems(document: OpenAPIObject): void {
  const shared = new Map<string, { name: string; response: ResponseObject }>();
  for (const responses of responsesOf(document)) {
    for (const [status, response] of Object.entries(responses)) {
      if (!response || !isProblem(response)) continue;
      const text = JSON.stringify(response);
      const variants = [...shared.values()].filter(({ name }) => name.startsWith(`Problem${status}`)).length;
      const known = shared.get(text) ?? { name: `Problem${status}${variants > 0 ? `-${variants + 1}` : ''}`, response };
      shared.set(text, known);
      responses[status] = { $ref: `#/components/responses/${known.name}` };
    }
  }
  document.components!.responses = Object.fromEntries<ResponseObject>(
    [...shared.values()].map(({ name, response }) => [name, response]),
  );
}

const responsesOf = ({ paths }: OpenAPIObject): ResponsesObject[] =>
  Object.values(paths).flatMap((methods) =>
    Object.values(methods as Record<string, { responses: ResponsesObject }>).map(({ responses }) => responses),
  );
