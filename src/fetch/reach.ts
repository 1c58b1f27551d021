/** Which addresses belong to the public Internet. Everything special is refused, also what only leads to it by a detour. */

import { BlockList, isIP } from 'node:net';

/** IANA's register of special IPv4 addresses, multicast and what is reserved. */
const SPECIAL: readonly [net: string, prefix: number][] = [
	['0.0.0.0', 8],
	['10.0.0.0', 8],
	['100.64.0.0', 10],
	['127.0.0.0', 8],
	['169.254.0.0', 16],
	['172.16.0.0', 12],
	['192.0.0.0', 24],
	['192.0.2.0', 24],
	['192.31.196.0', 24],
	['192.52.193.0', 24],
	['192.88.99.0', 24],
	['192.168.0.0', 16],
	['192.175.48.0', 24],
	['198.18.0.0', 15],
	['198.51.100.0', 24],
	['203.0.113.0', 24],
	['224.0.0.0', 4],
	['240.0.0.0', 4],
];

/**
 * Only 2000::/3 is given out for the public Internet: loopback, link-local, ULA, multicast, IPv4-mapped and NAT64 lie outside.
 * Inside of it are Teredo and its neighbours, 6to4, and addresses for documentation.
 */
const GIVEN_OUT: readonly [net: string, prefix: number] = ['2000::', 3];
const SPECIAL_6: readonly [net: string, prefix: number][] = [
	['2001::', 23],
	['2001:db8::', 32],
	['2002::', 16],
	['2620:4f:8000::', 48],
	['3fff::', 20],
];

/** One list a family: in a list of both, a rule for IPv4-mapped addresses would hold for every IPv4 address. */
const special = new BlockList();
for (const [net, prefix] of SPECIAL) special.addSubnet(net, prefix, 'ipv4');
const special6 = new BlockList();
for (const [net, prefix] of SPECIAL_6) special6.addSubnet(net, prefix, 'ipv6');
const givenOut = new BlockList();
givenOut.addSubnet(...GIVEN_OUT, 'ipv6');

/** @param address without brackets; with a zone (`%eth0`) it is none of the public */
export function isPublic(address: string): boolean {
	if (address.includes('%')) return false;
	const family = isIP(address);
	if (family === 4) return !special.check(address, 'ipv4');
	return family === 6 && givenOut.check(address, 'ipv6') && !special6.check(address, 'ipv6');
}
