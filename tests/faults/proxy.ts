// A wire that can be cut: between writers and PostgreSQL, also after the server did what it was asked and before its answer arrives.
import net from 'node:net';

export type Wire = {
  port: number /** Both directions, of all connections at once. */;
  cut: () => void /** Each connection ends instead of its next answer. */;
  swallow: () => void;
  close: () => Promise<void>;
};

export async function openWire(target: number): Promise<Wire> {
  const connections = new Set<{ client: net.Socket; server: net.Socket; swallow: boolean }>();
  const proxy = net.createServer((client) => {
    const server = net.connect(target, '127.0.0.1');
    const connection = { client, server, swallow: false };
    connections.add(connection);
    const end = (): void => {
      connections.delete(connection);
      client.destroy();
      server.destroy();
    };
    for (const socket of [client, server]) socket.on('error', end).on('close', end);
    client.on('data', (chunk) => server.write(chunk));
    server.on('data', (chunk) => {
      if (connection.swallow) end();
      else client.write(chunk);
    });
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const address = proxy.address();
  const all = (what: (one: { client: net.Socket; server: net.Socket; swallow: boolean }) => void): void => [...connections].forEach(what);
  const cut = (): void => all(({ client }) => client.resetAndDestroy());
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    cut,
    swallow: () =>
      all((one) => {
        one.swallow = true;
      }),
    close: () => {
      cut();
      return new Promise((resolve) => proxy.close(() => resolve()));
    },
  };
}
