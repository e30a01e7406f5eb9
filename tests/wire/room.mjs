/**
 * A room without doors: a network namespace in which every address of the internet, and every name, leads
 * back to the one who started it. In: a program to run there. Out: how to call it; what the kernel counted.
 * What must stay true: it asks the browser for nothing. No setting of a proxy could be gone around, for
 * there is no other wire, and the kernel counts what nobody listens to.
 */
import { readFileSync } from 'node:fs'

/** Where the names lead. */
export const HOME = '127.0.0.1'

const FURNISH = [
  'set -e',
  'ip link set lo up',
  // A machine with nothing but itself neither calls nor looks up: it needs a network card to believe in.
  'ip link add out type veth peer name in',
  'ip addr add 10.0.0.2/24 dev out',
  'ip link set in up',
  'ip link set out up',
  // Whoever calls does so from the card: Firefox knows no other address of its own.
  'ip route add local default dev lo src 10.0.0.2',
  // Where there is no IPv6 there is no way out through it.
  'ip -6 route add local default dev lo 2>/dev/null || true',
  'names=$(mktemp)',
  `echo nameserver ${HOME} > "$names"`,
  'mount --bind "$names" /etc/resolv.conf',
  'exec "$@"',
].join('\n')

/** The same program in a room of its own. @param {string} program @param {string[]} args */
export function inRoom(program, args) {
  const alone = process.getuid?.() === 0 ? [] : ['--user', '--map-root-user']
  // With its processes numbered apart, whoever was started in a room ends with it.
  const apart = ['--net', '--mount', '--pid', '--mount-proc', '--fork', '--kill-child']
  const room = [...alone, ...apart, '--', 'sh', '-c', FURNISH, 'room']
  return { program: 'unshare', args: [...room, program, ...args] }
}

/** How many connections were opened and datagrams sent since the room was made, by anybody in it. */
export function counted() {
  const counters = table(readFileSync('/proc/net/snmp', 'utf8'))
  return { connections: counters.Tcp.ActiveOpens, datagrams: counters.Udp.OutDatagrams }
}

/** `Tcp: NAME …` over `Tcp: NUMBER …`. @param {string} text */
function table(text) {
  /** @type {Record<string, Record<string, number>>} */
  const rows = {}
  const lines = text.trim().split('\n')
  for (let at = 0; at + 1 < lines.length; at += 2) {
    const [title = '', ...names] = lines[at].split(/:? /)
    const [, ...numbers] = lines[at + 1].split(' ')
    rows[title] = Object.fromEntries(names.map((name, index) => [name, Number(numbers[index])]))
  }
  return rows
}
