import { isReachable } from './address';
import { targetComplaint } from './url';

const PUBLIC = { reach: 'public', allowHttp: false } as const;

/** Each of them leads, in some system, to a host that is not the public one it looks like. */
const HOSTILE_URLS = [
  ...[
    'http://shop.example/',
    'ftp://shop.example/',
    'file:///etc/passwd',
    'gopher://shop.example/',
    'data:text/plain,x',
  ],
  ...['javascript:alert(1)', '//shop.example/', 'shop.example', '', ' https://shop.example/', 'https://'],
  ...['https://user:password@shop.example/', 'https://shop.example@127.0.0.1/', 'https://shop.example/#fragment'],
  ...['https://127.0.0.1/', 'https://127.1/', 'https://2130706433/', 'https://0x7f.1/', 'https://0177.0.0.1/'],
  ...['https://017700000001/', 'https://0x7f000001/', 'https://①②⑦.⓪.⓪.①/', 'https://127.0.0.1./', 'https://0/'],
  ...['https://0.0.0.0/', 'https://localhost/', 'https://localhost./', 'https://LOCALHOST/', 'https://a.localhost/'],
  ...['https://10.0.0.1/', 'https://172.16.0.1/', 'https://192.168.1.1/', 'https://100.64.0.1/'],
  ...[
    'https://169.254.169.254/latest/meta-data',
    'https://2852039166/',
    'https://[fe80::1]/',
    'https://[fd00:ec2::254]/',
  ],
  ...[
    'https://[::1]/',
    'https://[::]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:7f00:1]/',
    'https://[::127.0.0.1]/',
  ],
  ...['https://[64:ff9b::7f00:1]/', 'https://[64:ff9b:1::7f00:1]/', 'https://[2002:7f00:1::]/', 'https://[fc00::1]/'],
  ...['https://[::ffff:0:127.0.0.1]/', 'https://[ff02::1]/', 'https://[2001:db8::1]/', 'https://[3fff::1]/'],
  ...[
    'https://224.0.0.1/',
    'https://255.255.255.255/',
    'https://192.0.2.1/',
    'https://198.18.0.1/',
    'https://240.0.0.1/',
  ],
  ...['https://printer.local/', 'https://vault.internal/', 'https://router.lan/', 'https://intranet/', 'https://db'],
  ...['https://shop.example:22/', 'https://shop.example:25/', 'https://shop.example:0/', 'https://shop.exämple/'],
  ...[`https://shop.example/${'x'.repeat(1_000)}`, 'https://shop.example/\u0000', 'https://shop.example/a b'],
];

describe('the address of an endpoint', () => {
  it.each(HOSTILE_URLS)('is not %j', (url) => {
    expect(targetComplaint(url, PUBLIC)).toMatch(/^must /);
  });

  it.each([
    'https://shop.example/hooks?token=1',
    'https://shop.example.:8443/',
    'https://93.184.216.34/',
    'https://[2606:2800:220:1::1]:443/',
  ])('may be %j', (url) => {
    expect(targetComplaint(url, PUBLIC)).toBeUndefined();
  });

  it('may be inside where the deployment says so; nowhere it is a metadata service', () => {
    const inside = { reach: 'private', allowHttp: true } as const;
    for (const url of ['http://10.0.0.1:8080/', 'https://billing/', 'https://[fd12::1]/', 'https://a.internal/'])
      expect(targetComplaint(url, inside)).toBeUndefined();
    for (const url of [
      'http://127.0.0.1/',
      'http://169.254.169.254/',
      'http://[fd00:ec2::254]/',
      'http://100.100.100.200/',
    ])
      expect(targetComplaint(url, inside)).toMatch(/inside a network/);
    expect(targetComplaint('http://127.0.0.1:4000/', { reach: 'local', allowHttp: true })).toBeUndefined();
    expect(targetComplaint('http://169.254.169.254/', { reach: 'local', allowHttp: true })).toBeDefined();
    expect(targetComplaint('ftp://10.0.0.1/', inside)).toMatch(/https:\/\/ or http:\/\//);
  });
});

describe('an address that a name means', () => {
  it('is public or it is not, in whatever form it comes', () => {
    const inside = [
      '127.0.0.1',
      '10.1.2.3',
      '::1',
      '::ffff:10.0.0.1',
      '64:ff9b::a00:1',
      'fec0::1',
      '100::1',
      'nonsense',
    ];
    for (const address of inside) expect(isReachable(address, 'public')).toBe(false);
    for (const address of ['8.8.8.8', '::ffff:8.8.8.8', '2606:4700::1111'])
      expect(isReachable(address, 'public')).toBe(true);
    expect(isReachable('100.64.0.1', 'private')).toBe(true);
    expect(isReachable('::1', 'private')).toBe(false);
    expect(isReachable('::1', 'local')).toBe(true);
  });
});
