import {fileURLToPath} from "node:url";
import {
  isArrowFunction,
  isClassDeclaration,
  isExportDeclaration,
  isFunctionDeclaration,
  isNamedExports,
  isVariableDeclaration
} from "typescript/unstable/ast/is";
import {getLeadingCommentRanges, type FunctionLikeDeclaration, type Node} from "typescript/unstable/ast";
import {API} from "typescript/unstable/sync";

/** A name that the package exports. */
export interface Exported {
  name: string;
  /** The heading of `loaders/index.ts` that it stands under. */
  section: string;
  /** How it is written: a function without its body, a type whole, of a value its name alone. */
  code: string;
  /** Its docstring; empty where it has none. */
  description: string;
}

const INDEX = fileURLToPath(new URL("../../loaders/index.ts", import.meta.url));

function head(node: FunctionLikeDeclaration, name: string): string {
  const text = node.getText();
  const body = node.body?.getText() ?? "";
  const signature = text
    .slice(0, text.length - body.length)
    .replace(/^export\s+/, "")
    .replace(/^(async\s+)?function\s+\w+/, "")
    .replace(/\s*=>\s*$/, "")
    .trim();
  return `${name}${signature}`.replace(/^(\w+)async\s*/, "$1").replace(/\s*\n\s*/g, " ");
}

function written(node: Node, name: string): string {
  if (isFunctionDeclaration(node)) return head(node, name);
  if (isVariableDeclaration(node))
    return node.initializer && isArrowFunction(node.initializer) ? head(node.initializer, name) : name;
  if (isClassDeclaration(node)) return `class ${name} extends Error`;
  return node.getText().replace(/^export\s+/, "");
}

/** Everything that an index file exports, in its order. */
export function exportsOf(index = INDEX): Exported[] {
  const api = new API();
  try {
    return read(api, index);
  } finally {
    api.close();
  }
}

function read(api: API, index: string): Exported[] {
  const project = api.updateSnapshot({openFiles: [index]}).getDefaultProjectForFile(index);
  const file = project?.program.getSourceFile(index);
  if (!project || !file) throw new Error(`${index} cannot be read`);
  const {checker} = project;
  let section = "";
  return file.statements.filter(isExportDeclaration).flatMap((statement) => {
    const comments = getLeadingCommentRanges(file.text, statement.pos) ?? [];
    const heading = comments.map(({pos, end}) => file.text.slice(pos, end)).findLast((text) => !text.includes("\n"));
    if (heading) section = heading.replace(/^\/\*\s*|\s*\*\/$/g, "");
    if (!statement.exportClause || !isNamedExports(statement.exportClause)) return [];
    return statement.exportClause.elements.map((element): Exported => {
      const name = element.name.text;
      const symbol = checker.getAliasedSymbol(checker.getSymbolAtLocation(element.name)!);
      const declaration = symbol.declarations[0]?.resolve();
      if (!declaration) throw new Error(`${index} exports ${name}, which is not there`);
      const tags = symbol
        .getJsDocTags(checker)
        .map(({name: tag, text = ""}) => `- ${tag === "param" ? "" : `${tag} `}${text}`);
      const description = [symbol.getDocumentationComment(checker), ...tags].join("\n").trim();
      return {name, section, code: written(declaration, name), description};
    });
  });
}

/** The exports as Markdown: what each does, and how it is written. */
export function apiReference(): string {
  const all = exportsOf();
  const sections = [...new Set(all.map(({section}) => section))];
  const entry = ({name, code, description}: Exported) =>
    `#### \`${name}\`\n\n${description.replace(/\s*\n(?!- )\s*/g, " ")}\n\n\`\`\`\n${code}\n\`\`\`\n\n`;
  return sections
    .map(
      (section) =>
        `### ${section}\n\n${all
          .filter((one) => one.section === section)
          .map(entry)
          .join("")}`
    )
    .join("");
}
