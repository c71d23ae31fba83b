/** Vite imports the text of a file by this query. */
declare module '*?raw' {
  const text: string;
  export default text;
}
