/** A style sheet as text, minified by the build (see scripts/bundle.mjs). */
declare module '*.css' {
  const text: string
  // biome-ignore lint/style/noDefaultExport: text comes as the default export
  export default text
}
