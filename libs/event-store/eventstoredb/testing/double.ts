import { Server, ServerCredentials, status } from '@grpc/grpc-js';
import {
  type IServerFeaturesServer,
  ServerFeaturesService,
} from '@eventstore/db-client/generated/serverfeatures_grpc_pb';
import { type IStreamsServer, StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb';
import { serveAppend } from './append-rpc';
import { serveBatchAppend } from './batch-append-rpc';
import { Calls } from './calls';
import type { Context } from './context';
import { Faults } from './faults';
import { type Handshake, serveFeatures } from './features-rpc';
import { wireError } from './grpc-errors';
import { Node } from './node';
import { serveRead } from './read-rpc';

export interface DoubleOptions {
  /** What the server announces; default: with batch append, as a real node does. */
  readonly handshake?: Handshake;
  /** System events between the appends of clients; default true. */
  readonly noisy?: boolean;
  /** Streams per connection; default 100, which a real node does not raise. */
  readonly streamsMax?: number;
  /** Certificate and key in PEM for `localhost`; without them the double speaks plaintext. */
  readonly tls?: { readonly certificate: Buffer; readonly key: Buffer };
}

/**
 * A node of EventStoreDB that speaks the wire protocol on a real socket and keeps its log in memory. It
 * follows what was read of the server at 24.10; a real node has the last word.
 */
export class EventStoreDbDouble {
  readonly faults = new Faults();
  readonly calls = new Calls();
  readonly node: Node;
  private readonly context: Context;
  private server: Server | undefined;
  private port = 0;

  private constructor(private readonly options: DoubleOptions) {
    this.node = new Node(options.noisy ?? true);
    this.context = {
      node: this.node,
      faults: this.faults,
      calls: this.calls,
      subscriptions: new Set(),
      openReads: new Set(),
    };
  }

  static async start(options: DoubleOptions = {}): Promise<EventStoreDbDouble> {
    const double = new EventStoreDbDouble(options);
    await double.listen();
    return double;
  }

  get url(): string {
    return this.options.tls ? `esdb://localhost:${this.port}?tls=true` : `esdb://127.0.0.1:${this.port}?tls=false`;
  }

  get openSubscriptions(): number {
    return this.context.subscriptions.size;
  }

  get openReads(): number {
    return this.context.openReads.size;
  }

  /** Resets every open subscription, as a node does that stops; the double itself stays up. */
  resetSubscriptions(code: status = status.CANCELLED): void {
    for (const { outlet } of [...this.context.subscriptions]) outlet.fail(wireError(code, 'Call cancelled'));
  }

  /** Drops every connection and refuses new ones; the log stays. */
  stop(): void {
    this.server?.forceShutdown();
    this.server = undefined;
    this.node.restart();
  }

  /** Listens again on the same port. */
  async listen(): Promise<void> {
    const server = new Server({
      'grpc.max_receive_message_length': 17 * 1024 * 1024,
      'grpc.max_concurrent_streams': this.options.streamsMax ?? 100,
    });
    server.addService(StreamsService, this.streams());
    server.addService(ServerFeaturesService, this.features());
    this.port = await bind(server, this.port, credentialsFor(this.options));
    this.faults.leader = { host: '127.0.0.1', port: this.port };
    this.server = server;
  }

  private streams(): Pick<IStreamsServer, 'read' | 'append' | 'batchAppend'> {
    return {
      read: (call) => {
        serveRead(this.context, call).catch((error: unknown) =>
          call.emit('error', wireError(status.INTERNAL, String(error))),
        );
      },
      append: (call, answer) => serveAppend(this.context, call, answer),
      batchAppend: (call) => serveBatchAppend(this.context, call),
    };
  }

  private features(): Pick<IServerFeaturesServer, 'getSupportedMethods'> {
    const handshake = this.options.handshake ?? 'with-batch-append';
    return { getSupportedMethods: (call, answer) => serveFeatures(this.context, handshake, call, answer) };
  }
}

function credentialsFor({ tls }: DoubleOptions): ServerCredentials {
  if (!tls) return ServerCredentials.createInsecure();
  return ServerCredentials.createSsl(null, [{ cert_chain: tls.certificate, private_key: tls.key }]);
}

function bind(server: Server, port: number, credentials: ServerCredentials): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync(`127.0.0.1:${port}`, credentials, (error, bound) => (error ? reject(error) : resolve(bound)));
  });
}
