import { Injectable } from '@nestjs/common';
import type { MessageEvent, OnModuleDestroy } from '@nestjs/common';
import {
  EMPTY,
  Subject,
  catchError,
  defer,
  distinctUntilChanged,
  exhaustMap,
  finalize,
  map,
  takeUntil,
  takeWhile,
  timer,
} from 'rxjs';
import type { Observable } from 'rxjs';
import { Problem } from '../../common/problems';
import { ConsoleSessions } from '../session/console-sessions';
import { SessionCookie } from '../session/session-cookie';
import type { ConsoleRequest } from '../session/viewer';

const EVERY_MS = 2_000;
const STREAMS_MAX = 200;

/**
 * Parts of pages that are sent again when they change (server-sent events). A stream ends with its session and with
 * this process, and asks the database no more often than it can answer.
 */
@Injectable()
export class LiveFigures implements OnModuleDestroy {
  private readonly ending = new Subject<void>();
  private open = 0;

  constructor(
    private readonly sessions: ConsoleSessions,
    private readonly cookie: SessionCookie,
  ) {}

  /** @throws Problem `overloaded` when more people look than one process serves */
  stream(request: ConsoleRequest, render: () => Promise<string>): Observable<MessageEvent> {
    if (this.open >= STREAMS_MAX) throw new Problem('overloaded', 'Too many live pages are open. Reload by hand.');
    const token = this.cookie.read(request)!;
    return defer(() => {
      this.open++;
      return timer(0, EVERY_MS).pipe(
        exhaustMap(async () => ({ viewer: await this.sessions.find(token), part: await render() })),
        takeWhile(({ viewer }) => viewer !== undefined),
        map(({ part }) => part),
        distinctUntilChanged(),
        map((part): MessageEvent => ({ type: 'figures', data: part.replaceAll(/\s*\n\s*/g, ' ') })),
        // The page keeps what it shows, and the browser connects again.
        catchError(() => EMPTY),
        takeUntil(this.ending),
        finalize(() => this.open--),
      );
    });
  }

  /** An open stream would keep the server from closing. */
  onModuleDestroy(): void {
    this.ending.next();
  }
}
