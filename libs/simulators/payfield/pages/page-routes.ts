import type { FastifyInstance } from 'fastify';
import type { Answer } from '#libs/simulators/kit';
import { formOf, sendAnswer } from '#libs/simulators/kit';
import type { Lifecycle } from '../lifecycle';
import type { Operation } from '../operation';
import type { OperationStore } from '../operation-store';
import type { Quirks } from '../quirks';
import { PAYER_ACTIONS, payinPage, unknownPage } from './payin-page';

interface Parts {
  readonly store: OperationStore;
  readonly lifecycle: Lifecycle;
  readonly quirks: Quirks;
}

const ADDRESS = '/public/payin-pages/:token';
type Address = { Params: { token: string } };

/** The payer's page and its buttons. A button that comes too late changes nothing: the page shows how it stands. */
export const pageRoutes = ({ store, lifecycle, quirks }: Parts) =>
  async function register(server: FastifyInstance): Promise<void> {
    const payinOf = (token: string): Operation | undefined => {
      const operation = store.ofToken(token);
      return operation?.type === 'payin' ? operation : undefined;
    };
    const show = (operation: Operation): Answer => payinPage(operation, { isLatePossible: quirks.lateSuccess });

    server.get<Address>(ADDRESS, (request, reply) => {
      const operation = payinOf(request.params.token);
      return sendAnswer(reply, operation ? show(operation) : unknownPage());
    });

    server.post<Address>(ADDRESS, (request, reply) => {
      const operation = payinOf(request.params.token);
      if (!operation) return sendAnswer(reply, unknownPage());
      const form = formOf(request.body);
      const status = PAYER_ACTIONS[form.get('action') ?? ''];
      try {
        if (status !== undefined) lifecycle.change(operation, status);
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        return sendAnswer(reply, { ...show(operation), status: 409 });
      }
      return reply.redirect(`/public/payin-pages/${operation.token}`, 303);
    });
  };
