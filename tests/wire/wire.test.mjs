/**
 * The promises about network and storage on the wire itself, in Chromium, which is told that every host is
 * ours. The whole of it, in three engines and without trusting a setting: `tests/fixtures/engines.fixture.mjs`.
 */
import { provenIn } from './toured.mjs'

provenIn({ engine: 'Chromium', agent: /Chrome\//, which: 'some', room: false })
