import type { FastifyRequest } from 'fastify';
import { Problem } from '../../common/problems';
import type { Upload } from '../web/upload';
import type { ApiRole, Principal } from '../../common/identity';

/** Who may look at the console at all. A service key belongs to a program, and a program needs no pages. */
export const CONSOLE_ROLES: readonly ApiRole[] = ['auditor', 'operator', 'admin'];
/** Who may act. */
export const ACTING_ROLES: readonly ApiRole[] = ['operator', 'admin'];

/** The person at the console: one session of one API key. */
export interface Viewer extends Principal {
  /** What the key is called: people recognise each other by it. */
  readonly name: string;
  /** As in the metadata of events. */
  readonly actor: string;
  /** Stands in every form of this session, and in no other. */
  readonly csrf: string;
  readonly mayAct: boolean;
  /** Also sees what belongs to no single merchant: read models, processes, notifications, configuration. */
  readonly runsDeployment: boolean;
}

export interface ConsoleRequest extends FastifyRequest {
  viewer?: Viewer;
  /** Of a form with a file. */
  upload?: Upload;
}

/** @throws Problem `unauthorized` where the guard has let somebody in without a session */
export function viewerOf(request: ConsoleRequest): Viewer {
  if (!request.viewer) throw new Problem('unauthorized', 'Sign in first.');
  return request.viewer;
}
