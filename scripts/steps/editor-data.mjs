/**
 * What editors know of the tags. In: the custom-elements manifest. Out: VS Code's custom data.
 * https://github.com/microsoft/vscode-custom-data
 */

/** @typedef {{ name: string, description?: string, type?: { text: string } }} Named */
/** @typedef {{ tagName: string, description: string, attributes: Named[] }} Tag */
/** @param {{ modules: { declarations?: Tag[] }[] }} manifest */
export function editorData(manifest) {
  const tags = manifest.modules.flatMap(({ declarations = [] }) => declarations)
  return {
    version: 1.1,
    tags: tags.map(({ tagName, description, attributes }) => ({
      name: tagName,
      description,
      attributes: attributes.map(({ name, description, type }) => ({
        name,
        description,
        ...(type?.text === 'boolean' && { valueSet: 'v' }),
      })),
    })),
  }
}
