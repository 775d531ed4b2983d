import type { Decision } from '#libs/decider';
import { accept } from '#libs/decider';
import type { AgreementRefusal } from '../commands';
import type { AgreementEvent } from '../events';
import type { Steps } from '../steps';

export type AgreementDecision = Decision<AgreementEvent, AgreementRefusal>;

export const done = (steps: Steps): AgreementDecision => accept(...steps.events);
