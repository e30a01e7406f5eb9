/**
 * What must be on the machine before anything is built. In: the machine. Out: a Rust toolchain with the
 * wasm target. What only a person can install becomes one sentence.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Failure, run } from '../command.mjs'
import { step } from '../progress.mjs'

const NODE = [20, 16]
const WASM_TARGET = 'wasm32-unknown-unknown'
const INSTALL_RUST = 'Install Rust with rustup (https://rustup.rs), then run the command again.'

export const prerequisites = () =>
  step('prerequisites', async say => {
    requireNode(process.versions.node)
    const sysroot = await rustSysroot(say)
    if (existsSync(join(sysroot, 'lib', 'rustlib', WASM_TARGET))) return
    await run('rustup', ['target', 'add', WASM_TARGET], {
      say,
      advice: `Add Rust's target ${WASM_TARGET} (with rustup: rustup target add ${WASM_TARGET}), then run the command again.`,
    })
  })

/** @param {string} version such as "20.16.0" */
export function requireNode(version) {
  const [major, minor] = version.split('.').map(Number)
  if (major > NODE[0] || (major === NODE[0] && minor >= NODE[1])) return
  throw new Failure(`Install Node ${NODE.join('.')} or newer; this is Node ${version}.`)
}

/** Where the toolchain of rust-toolchain.toml lives; rustup installs it first if it must. */
async function rustSysroot(/** @type {(line: string) => void} */ say) {
  const sysroot = () => run('rustc', ['--print', 'sysroot'], { say, advice: INSTALL_RUST })
  const lastLine = (/** @type {string} */ output) => output.trim().split('\n').at(-1) ?? ''
  try {
    await run('cargo', ['--version'], { say, advice: INSTALL_RUST })
    return lastLine(await sysroot())
  } catch {
    // Without arguments: the toolchain, components and targets of rust-toolchain.toml.
    await run('rustup', ['toolchain', 'install'], { say, advice: INSTALL_RUST })
    return lastLine(await sysroot())
  }
}
