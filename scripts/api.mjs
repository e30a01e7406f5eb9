/**
 * The API reference, from the types a shop's compiler reads. In: dist/, package.json, the custom-elements
 * manifest. Out: the text of docs/api.md; `npm run docs` writes it.
 * What must stay true: nothing is told of the API that the declarations do not say.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { API, SymbolFlags } from 'typescript/unstable/sync'
import { inRoot, packageFolder } from './paths.mjs'

const HEAD = `# API reference

Written by \`npm run docs\` from the types; a test holds it fresh. Every name below can be imported from the entry it stands under. [README](../README.md) has the first sixty seconds.`

/** Exported as types by what binds the wasm; a page has no use for them. */
const OF_THE_BINDINGS = /^(Engine|.*Init.*)$/i

/** @typedef {import('typescript/unstable/sync').Checker} Checker */
/** @typedef {import('typescript/unstable/sync').Symbol} Name */
/** @typedef {{ name: string, doc: string, text: string, isCode: boolean }} Declared */

/** @returns {string} docs/api.md */
export function apiReference() {
  const api = new API()
  try {
    const [project] = api.updateSnapshot({ openProjects: [declarationsAlone()] }).getProjects()
    const { checker, program } = project
    const entries = namedEntries().map(({ name, file }) => {
      const source = program.getSourceFile(file)
      const module = source && checker.getSymbolAtLocation(source)
      return {
        name,
        about: moduleDoc(readFileSync(file, 'utf8')),
        declared: module ? declarations(checker, module) : [],
      }
    })
    return `${[HEAD, ...sections(entries), ...elements()].join('\n\n')}\n`
  } finally {
    api.close()
  }
}

/** A project of the declarations alone. */
function declarationsAlone() {
  const file = inRoot('build', 'api', 'tsconfig.json')
  mkdirSync(dirname(file), { recursive: true })
  const compilerOptions = {
    module: 'nodenext',
    target: 'es2022',
    lib: ['es2022', 'dom'],
    types: [],
    skipLibCheck: true,
    noEmit: true,
  }
  writeFileSync(file, JSON.stringify({ compilerOptions, include: ['../../dist/**/*.d.ts'] }))
  return file
}

/** Each entry of code with its declarations, as package.json names them. */
function namedEntries() {
  const { exports } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'))
  return Object.entries(exports).flatMap(([path, { types }]) => {
    if (!types) return []
    const name = path.replace(/^\./, 'alongside')
    const file = inRoot(types)
    if (!name.includes('*')) return [{ name, file }]
    return readdirSync(dirname(file))
      .filter(found => found.endsWith('.d.ts'))
      .sort()
      .map(found => ({
        name: name.replace('*', found.replace('.d.ts', '')),
        file: join(dirname(file), found),
      }))
  })
}

/** What an entry exports, each where it is declared. @param {Checker} checker @param {Name} module */
function declarations(checker, module) {
  return checker
    .getExportsOfModule(module)
    .filter(({ name }) => !OF_THE_BINDINGS.test(name))
    .map(name => (name.flags & SymbolFlags.Alias ? checker.getAliasedSymbol(name) : name))
    .map(name => declared(checker, name))
    .sort((a, b) => Number(b.isCode) - Number(a.isCode) || (a.name < b.name ? -1 : 1))
}

/** @param {Checker} checker @param {Name} name @returns {Declared} */
function declared(checker, name) {
  const [place] = name.declarations
  const node = /** @type {any} */ (place.resolve())
  const text = readable(node.getText())
  const isCode =
    (name.flags & (SymbolFlags.Class | SymbolFlags.Function | SymbolFlags.Variable)) > 0
  // A class that adds nothing of its own is described by the one it stands for.
  const base = node.heritageClauses?.[0]?.types[0]?.expression
  if (isCode && base && /\{\s*\}$/.test(text)) {
    const found = checker.getSymbolAtLocation(base)
    if (found)
      return declared(
        checker,
        found.flags & SymbolFlags.Alias ? checker.getAliasedSymbol(found) : found,
      )
  }
  return { name: name.name, doc: unwrapped(name.getDocumentationComment(checker)), text, isCode }
}

/** A declaration as one would write it down for a reader. @param {string} text */
function readable(text) {
  return text
    .replace(/^export (declare )?/, '')
    .replaceAll(/\/\*\*\n\s*\* (.*)\n\s*\*\//g, '/** $1 */')
    .replaceAll(/^( *\/\*\*.*\*\/\n)? *(#private|private |protected ).*\n/gm, '')
    .replaceAll('    ', '  ')
}

/** The first paragraph of the comment a file opens with. @param {string} text */
function moduleDoc(text) {
  const [, comment = ''] = /^\/\*\*([\s\S]*?)\*\//.exec(text) ?? []
  return unwrapped(comment.replaceAll(/^\s*\* ?/gm, '').trim())
}

/** Paragraphs as lines; what is indented is code. @param {string} text */
const unwrapped = text =>
  text
    .split(/\n\s*\n/)
    .map(paragraph =>
      /^ {4}/.test(paragraph)
        ? `\`\`\`ts\n${paragraph.replaceAll(/^ {4}/gm, '')}\n\`\`\``
        : paragraph.replaceAll(/\s*\n\s*/g, ' ').trim(),
    )
    .join('\n\n')

/** @param {{ name: string, about: string, declared: Declared[] }[]} entries */
function sections(entries) {
  const listed = of => of.declared.map(({ name, text }) => `${name} ${text}`).join()
  return entries.map((entry, at) => {
    const twin = entries.slice(0, at).find(other => listed(other) === listed(entry))
    const names = twin
      ? [`The same names as \`${twin.name}\`.`]
      : entry.declared.flatMap(({ name, doc, text }) => [
          `### ${name}`,
          doc === entry.about ? '' : doc,
          `\`\`\`ts\n${text}\n\`\`\``,
        ])
    return [`## \`${entry.name}\``, entry.about, ...names].filter(Boolean).join('\n\n')
  })
}

/** The tags, from the manifest editors read. */
function elements() {
  const manifest = JSON.parse(readFileSync(join(packageFolder, 'custom-elements.json'), 'utf8'))
  const tags = manifest.modules.flatMap(({ declarations = [] }) => declarations)
  return tags
    .filter(({ customElement }) => customElement)
    .map(tag =>
      [
        `## \`<${tag.tagName}>\``,
        tag.description,
        ...['attributes', 'events', 'slots', 'cssParts', 'cssProperties'].flatMap(kind =>
          tag[kind]?.length ? [list(kind, tag[kind])] : [],
        ),
      ].join('\n\n'),
    )
}

const TITLES = { cssParts: 'parts', cssProperties: 'custom properties' }

/** @param {string} kind @param {{ name: string, description?: string, type?: { text: string }, default?: string }[]} rows */
function list(kind, rows) {
  const lines = rows.map(({ name, description = '', type, default: normal }) => {
    const what =
      type && kind !== 'events' ? ` (${type.text}${normal ? `, default ${normal}` : ''})` : ''
    return `- \`${name || 'default'}\`${what}${description && `: ${description}`}`
  })
  return [`**${TITLES[kind] ?? kind}**`, '', ...lines].join('\n')
}
