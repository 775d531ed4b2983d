import type { FastifyInstance } from 'fastify';
import type { Answer } from '#libs/simulators/kit';
import {
  createServer,
  dashboardRoutes,
  DeliveryEngine,
  FaultPlan,
  GrowingIds,
  HOURLY_FOR_A_DAY,
  httpTransport,
  listen,
  readForms,
  Scheduler,
} from '#libs/simulators/kit';
import { createBanking } from './banking';
import { BankBook } from './banking/bank-book';
import { BankControl, bankingControlRoutes } from './banking/control';
import { bankingRoutes } from './banking/routes';
import { createCards } from './card';
import { controlRoutes } from './control/control-routes';
import { dashboardPage } from './control/dashboard-page';
import { FAULT_FORM } from './control/fault-form';
import { Simulation } from './control/simulation';
import type { Fault } from './faults';
import { Accounts } from './merchant-api/accounts';
import { Mailbox } from './merchant-api/mailbox';
import { Notices } from './merchant-api/notices';
import { POPUP_SCRIPT } from './merchant-api/popup-script';
import { registerGateway } from './merchant-api/routes';
import type { TrustPayEuSimulatorOptions } from './options';
import { toAccount } from './options';
import { DEFAULT_QUIRKS } from './quirks';
import { createWires } from './wire';

const WIRE_STEP_MS = 30_000;
const DAY = 24 * 60 * 60 * 1000;
const BODY_BYTES = 64 * 1024;
const DELIVERY_CONNECTIONS = 32;
/** What chance may depend on: nothing that changes with the order of requests. */
const FAULT_IDENTITY = ['step', 'operation', 'accountId', 'reference', 'paymentType'];

export interface TrustPayEuSimulator {
  /** Base address without a slash at its end, e.g. `http://127.0.0.1:40123`. */
  readonly url: string;
  readonly control: Simulation;
  /** What happens at the bank. */
  readonly bank: BankControl;
  /** Newest first. */
  readonly book: Simulation['book'];
  close(): Promise<void>;
}

/** Starts a TrustPay EU of its own on a real port. Everything is kept in memory and gone after `close`. */
export async function startTrustPayEuSimulator(options: TrustPayEuSimulatorOptions): Promise<TrustPayEuSimulator> {
  const { server, simulation, bank, stop } = build(options);
  return {
    url: await listen(server, options),
    control: simulation,
    bank,
    book: (filter) => simulation.book(filter),
    close: stop,
  };
}

function build(options: TrustPayEuSimulatorOptions): {
  server: FastifyInstance;
  simulation: Simulation;
  bank: BankControl;
  stop: () => Promise<void>;
} {
  const { clock, capacity = 200_000, holdLifetimeMs = 7 * DAY, settlementPeriodMs = DAY } = options;
  const accounts = new Accounts(options.accounts.map(toAccount));
  const quirks = { ...DEFAULT_QUIRKS, ...options.quirks };
  const scheduler = new Scheduler(clock);
  const faults = new FaultPlan<Fault>(options.seed ?? '0', FAULT_IDENTITY);
  for (const rule of options.faults ?? []) faults.add(rule);
  const deliveries = createDeliveries(options, scheduler, capacity);
  const ids = new GrowingIds(clock, options.firstPaymentRequestId);
  const mailbox = new Mailbox(quirks);
  const notices = new Notices({ deliveries, faults, quirks, mailbox });
  const shared = { clock, scheduler, accounts, faults, quirks };
  const book = new BankBook({ clock, ids, accounts, capacity });
  const heldBack = (accountId: string, currency: string) => book.heldBack(accountId, currency);
  const cards = createCards({ ...shared, notices, ids, holdLifetimeMs, settlementPeriodMs, capacity, heldBack });
  const disposable = (accountId: string, currency: string) => cards.settlements.disposable(accountId, currency);
  const { wireStepMs: stepMs = WIRE_STEP_MS } = options;
  const wires = createWires({ ...shared, notices, ids, capacity, stepMs, bank: book, disposable });
  const settlements = () => cards.settlements.list();
  const ofBank = { notices, ids, capacity, book, wires: wires.store, settlements, options: options.banking };
  const banking = createBanking({ ...shared, ...ofBank });
  const bank = new BankControl(banking);
  const simulation = new Simulation({ ...shared, deliveries, mailbox, cards, wires });
  // The provider's documents spell its paths in several ways (sheet, section 1).
  const server = createServer({ bodyBytes: BODY_BYTES, caseSensitive: false, log: options.log });
  readForms(server);
  registerGateway(server, 'Card', cards.endpoint, faults);
  registerGateway(server, 'Wire', wires.endpoint, faults);
  registerPopupScript(server);
  void server.register(bankingRoutes(banking));
  void server.register(controlRoutes(simulation, clock));
  void server.register(bankingControlRoutes(bank));
  const page = (error?: string): Answer => dashboardPage(simulation, bank, clock.now(), error);
  void server.register(dashboardRoutes({ simulation, faultForm: FAULT_FORM, page }));
  const stop = async (): Promise<void> => {
    scheduler.close();
    await Promise.all([server.close(), deliveries.close()]);
  };
  return { server, simulation, bank, stop };
}

function registerPopupScript(server: FastifyInstance): void {
  server.get('/mapi5/Scripts/TrustPay/popup.js', (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').send(POPUP_SCRIPT),
  );
}

function createDeliveries(options: TrustPayEuSimulatorOptions, scheduler: Scheduler, capacity: number): DeliveryEngine {
  const { clock, retrySchedule = HOURLY_FOR_A_DAY, notificationTimeoutMs = 10_000 } = options;
  const transport = httpTransport({ timeoutMs: notificationTimeoutMs, connections: DELIVERY_CONNECTIONS });
  return new DeliveryEngine({
    clock,
    scheduler,
    transport,
    retrySchedule,
    concurrency: DELIVERY_CONNECTIONS,
    capacity,
  });
}
