/** `npm run format`: writes the formats that `npm run check` asks for. */
import { cargo, nodeTool } from './command.mjs'
import { main, step } from './progress.mjs'
import { prepareTools } from './steps.mjs'

await main(async () => {
  await prepareTools()
  await step('format (Rust)', async say => {
    await cargo(['fmt', '--all'], { say, advice: 'cargo fmt could not read a file: see above.' })
  })
  await step('format (TypeScript, JavaScript, JSON, CSS)', async say => {
    await nodeTool('@biomejs/biome/bin/biome', ['check', '--write'], {
      say,
      advice: 'Correct by hand what Biome names above.',
    })
  })
})
