/** `npm run check`: format, lint and types, the quickest first. Changes nothing. */
import { pathToFileURL } from 'node:url'
import { cargo, nodeTool } from './command.mjs'
import { main, sideBySide, step } from './progress.mjs'
import { engine, prepareTools } from './steps.mjs'

const PROJECTS = ['tsconfig.json', 'tsconfig.package.json', 'tsconfig.node.json']
const WASM = ['--target', 'wasm32-unknown-unknown', '-p', 'alongside']

export async function check() {
  await step('format (Rust)', async say => {
    await cargo(['fmt', '--all', '--check'], { say, advice: 'Run npm run format.' })
  })
  await step('format and lint (TypeScript, JavaScript, JSON, CSS)', async say => {
    await nodeTool('@biomejs/biome/bin/biome', ['check', '--error-on-warnings'], {
      say,
      advice: 'Run npm run format, and correct by hand what it leaves.',
    })
  })
  // Cargo keeps a folder for each target, so neither waits for the other; the engine is the work of one core.
  await sideBySide(engine(), clippy('native', ['--release', '--all-targets']))
  for (const project of PROJECTS) {
    await step(`types (${project})`, async say => {
      await nodeTool('typescript/bin/tsc', ['--noEmit', '-p', project], {
        say,
        advice: 'Correct the types named above.',
      })
    })
  }
  await clippy('wasm', ['--profile', 'wasm', ...WASM])
  await clippy('xtask', ['-p', 'xtask'])
}

/** @param {string} what @param {string[]} selection */
function clippy(what, selection) {
  return step(`lint (Rust, ${what})`, async say => {
    await cargo(['clippy', ...selection, '--', '-D', 'warnings'], {
      say,
      advice: 'Correct what clippy names above.',
    })
  })
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await main(async () => {
    await prepareTools()
    await check()
  })
}
