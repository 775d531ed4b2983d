import { Injectable, ValidationPipe } from '@nestjs/common';
import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import { Problem } from '../problems';
import { fieldErrors } from './field-errors';
import type { Place } from './field-errors';
import { NoFieldsDto } from './no-fields.dto';
import { invalid, refuseCardData, refuseUnknown } from './refusals';

/** Nest would drop them in silence; in a body the parser refuses them already. */
const POLLUTING = ['__proto__', 'constructor', 'prototype'];

/**
 * Refuses what is not declared, converts nothing by itself, and names every complaint by its place. Card numbers are
 * refused in every field before anything else looks at the request, because an event cannot be unwritten.
 */
@Injectable()
export class StrictValidationPipe implements PipeTransform {
  private readonly rules: Readonly<Record<Place, ValidationPipe>> = {
    body: rulesFor('body'),
    query: rulesFor('query'),
  };

  async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'body') return this.body(value, metadata);
    return metadata.type === 'query' ? this.query(value as Record<string, unknown>, metadata) : value;
  }

  /** No body at all is an empty one: what it lacks is said field by field. */
  private async body(value: unknown = {}, metadata: ArgumentMetadata): Promise<unknown> {
    refuseCardData('body', value);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new Problem('invalid_request', 'The body must be a JSON object.');
    }
    if (metadata.metatype !== NoFieldsDto) return this.rules.body.transform(value, metadata);
    refuseUnknown('body', Object.keys(value));
    return new NoFieldsDto();
  }

  private async query(value: Readonly<Record<string, unknown>>, metadata: ArgumentMetadata): Promise<unknown> {
    refuseCardData('query', value);
    refuseUnknown(
      'query',
      POLLUTING.filter((name) => Object.hasOwn(value, name)),
    );
    return this.rules.query.transform(value, metadata);
  }
}

const rulesFor = (place: Place): ValidationPipe =>
  new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => invalid(fieldErrors(errors, place)),
  });
