import { providerDefinitions } from '#libs/providers';
import { matchingRules } from '#libs/settlements';

/** Of every provider, configured or not: what was paid through one that was switched off is still to come. */
export const MATCHING_RULES = matchingRules(providerDefinitions);
