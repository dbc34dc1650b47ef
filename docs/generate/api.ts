import {fileURLToPath} from "node:url";
import ts from "typescript";

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

function head(node: ts.FunctionLikeDeclaration, name: string): string {
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

function written(node: ts.Declaration, name: string): string {
  if (ts.isFunctionDeclaration(node)) return head(node, name);
  if (ts.isVariableDeclaration(node))
    return node.initializer && ts.isArrowFunction(node.initializer) ? head(node.initializer, name) : name;
  if (ts.isClassDeclaration(node)) return `class ${name} extends Error`;
  return node.getText().replace(/^export\s+/, "");
}

/** Everything that an index file exports, in its order. */
export function exportsOf(index = INDEX): Exported[] {
  const options: ts.CompilerOptions = {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2023,
    strict: true,
    noLib: true,
    types: []
  };
  const program = ts.createProgram([index], options);
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(index);
  if (!file) throw new Error(`${index} cannot be read`);
  let section = "";
  return file.statements.filter(ts.isExportDeclaration).flatMap((statement) => {
    const comments = ts.getLeadingCommentRanges(file.text, statement.pos) ?? [];
    const heading = comments.map(({pos, end}) => file.text.slice(pos, end)).findLast((text) => !text.includes("\n"));
    if (heading) section = heading.replace(/^\/\*\s*|\s*\*\/$/g, "");
    if (!statement.exportClause || !ts.isNamedExports(statement.exportClause)) return [];
    return statement.exportClause.elements.map((element): Exported => {
      const name = element.name.text;
      const symbol = checker.getAliasedSymbol(checker.getSymbolAtLocation(element.name)!);
      const [declaration] = symbol.declarations ?? [];
      if (!declaration) throw new Error(`${index} exports ${name}, which is not there`);
      const tags = symbol
        .getJsDocTags(checker)
        .map(({name: tag, text}) => `${tag === "param" ? "" : `${tag} `}${ts.displayPartsToString(text)}`);
      const description = [
        ts.displayPartsToString(symbol.getDocumentationComment(checker)),
        ...tags.map((tag) => `- ${tag}`)
      ]
        .join("\n")
        .trim();
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
