import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Shop {
  readonly url: string;
  /** Where a browser ends that was sent to `/result/…`: another origin, as behind many shops' return addresses. */
  readonly thanks: string;
  close(): Promise<void>;
}

/**
 * The merchant's side of the browser: `/result/…` leads on to `/thanks`, `/frame?src=…` opens the payment page as a
 * popup.
 */
export async function startShop(): Promise<Shop> {
  const server: Server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://shop');
    if (url.pathname.startsWith('/result/')) {
      response.writeHead(302, { location: `${thanks()}${url.search}` }).end();
      return;
    }
    response.setHeader('content-type', 'text/html');
    response.end(url.pathname === '/frame' ? checkout(url.searchParams.get('src') ?? '') : '<h1>Back in the shop</h1>');
  });
  const port = (): number => (server.address() as AddressInfo).port;
  const thanks = (): string => `http://localhost:${port()}/thanks`;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${port()}`,
    thanks: thanks(),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function checkout(src: string): string {
  const attribute = src.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return `<h1>Checkout</h1><button class="show-popup">Pay by card</button>
    <iframe id="TrustPayFrame" src="${attribute}"></iframe>
    <script src="${new URL(src).origin}/mapi5/Scripts/TrustPay/popup.js"></script>`;
}
