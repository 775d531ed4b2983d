import { dirname, join, relative } from 'node:path';
import ts from 'typescript';
import { ROOT, ourFiles } from './files';

export interface Field {
  readonly name: string;
  readonly optional: boolean;
  readonly type: string;
  readonly meaning: string;
  /** File and line that declare it. */
  readonly at: string;
}

/** A named shape of our own that fields refer to. */
export interface Shape {
  readonly name: string;
  readonly meaning: string;
  readonly fields: readonly Field[];
  /** Of what is no object: the type as it is written. */
  readonly text: string;
}

export interface EventType {
  readonly type: string;
  /** The folder that declares it, from the root. */
  readonly folder: string;
  /** `order-<id>`; undefined where no decider writes it and its docstring has no `@stream`. */
  readonly stream?: string;
  readonly version: number;
  /** Data of its newest golden file. */
  readonly example?: unknown;
  readonly meaning: string;
  readonly fields: readonly Field[];
}

const isOurs = (file: ts.SourceFile): boolean => !file.fileName.includes('node_modules');

/** Reads every `DomainEvent<'Name', …>` of the product with the compiler that builds it. */
export class EventTypes {
  readonly shapes = new Map<string, Shape>();
  readonly events: readonly EventType[];
  private readonly checker: ts.TypeChecker;

  constructor() {
    const declaring = ourFiles.filter(
      ({ path, text }) =>
        /^(libs|src)\/.*\.ts$/.test(path) && !path.includes('.spec.') && /DomainEvent<|: Decider</.test(text),
    );
    const options = ts.getParsedCommandLineOfConfigFile(join(ROOT, 'tsconfig.json'), {}, host())!.options;
    const program = ts.createProgram({ rootNames: declaring.map(({ path }) => join(ROOT, path)), options });
    this.checker = program.getTypeChecker();
    const sources = declaring.map(({ path }) => program.getSourceFile(join(ROOT, path))!);
    const categories = new Map(sources.flatMap((source) => this.categoriesIn(source)));
    this.events = sources.flatMap((source) => this.eventsIn(source, categories));
    this.shapeOf(program, 'libs/event-store/metadata.ts', 'EventMetadata');
  }

  /** Event types by the category of the decider that writes them. */
  private categoriesIn(source: ts.SourceFile): [type: string, category: string][] {
    const found: [string, string][] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isVariableDeclaration(node) && node.type && ts.isTypeReferenceNode(node.type)) {
        const [, , event] = node.type.typeArguments ?? [];
        if (node.type.typeName.getText() === 'Decider' && event && node.initializer) {
          const category = this.categoryOf(node.initializer);
          if (category !== undefined) for (const type of this.namesOf(event)) found.push([type, category]);
        }
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
    return found;
  }

  private categoryOf(initializer: ts.Expression): string | undefined {
    if (!ts.isObjectLiteralExpression(initializer)) return undefined;
    for (const property of initializer.properties) {
      if (!ts.isPropertyAssignment(property) || property.name.getText() !== 'category') continue;
      const type = this.checker.getTypeAtLocation(property.initializer);
      if (type.isStringLiteral()) return type.value;
    }
    return undefined;
  }

  private namesOf(event: ts.TypeNode): string[] {
    const type = this.checker.getTypeFromTypeNode(event);
    return (type.isUnion() ? type.types : [type]).flatMap((one) => this.literalOf(one) ?? []);
  }

  private literalOf(type: ts.Type): string | undefined {
    const symbol = type.getProperty('type');
    const literal = symbol && this.checker.getTypeOfSymbol(symbol);
    return literal?.isStringLiteral() ? literal.value : undefined;
  }

  private eventsIn(source: ts.SourceFile, categories: ReadonlyMap<string, string>): EventType[] {
    return source.statements.flatMap((statement) => {
      if (!ts.isTypeAliasDeclaration(statement) || !ts.isTypeReferenceNode(statement.type)) return [];
      if (statement.type.typeName.getText() !== 'DomainEvent') return [];
      const whole = this.checker.getTypeFromTypeNode(statement.type);
      const name = this.literalOf(whole);
      const data = whole.getProperty('data');
      if (name === undefined || !data) return [];
      const symbol = this.checker.getSymbolAtLocation(statement.name)!;
      const category = categories.get(name) ?? tagOf(symbol, 'stream');
      return [
        {
          type: name,
          folder: relative(ROOT, dirname(source.fileName)).replaceAll('\\', '/'),
          stream: category && (category.includes('<') ? category : `${category}-<id>`),
          version: golden.get(name)?.schemaVersion ?? 1,
          example: golden.get(name)?.data,
          meaning: docOf(symbol, this.checker),
          fields: this.fieldsOf(this.checker.getTypeOfSymbol(data)),
        },
      ];
    });
  }

  /** Of a choice between shapes: the fields of all, optional where not every one has them. */
  private fieldsOf(type: ts.Type): Field[] {
    const variants = type.isUnion() ? type.types : [type];
    const names = new Set(variants.flatMap((one) => one.getProperties().map(({ name }) => name)));
    return [...names].map((name) => {
      const symbols = variants.flatMap((one) => one.getProperty(name) ?? []);
      const types = [...new Set(symbols.map((symbol) => this.textOf(symbol)))];
      return {
        name,
        optional: symbols.length < variants.length || symbols.some(({ flags }) => flags & ts.SymbolFlags.Optional),
        type: types.join(' | '),
        meaning: symbols.map((symbol) => docOf(symbol, this.checker)).find((text) => text !== '') ?? '',
        at: placeOf(symbols[0]!),
      };
    });
  }

  /** As it is written where it is declared; what that names is kept as a shape of its own. */
  private textOf(symbol: ts.Symbol): string {
    const declaration = symbol.declarations?.[0];
    if (declaration && ts.isPropertySignature(declaration) && declaration.type) {
      this.collect(declaration.type);
      return declaration.type
        .getText()
        .replaceAll(/\/\*\*[^]*?\*\//g, '')
        .replaceAll(/\s+/g, ' ');
    }
    return this.checker.typeToString(this.checker.getTypeOfSymbol(symbol));
  }

  private collect(node: ts.Node): void {
    if (ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName)) {
      let symbol = this.checker.getSymbolAtLocation(node.typeName);
      if (symbol && symbol.flags & ts.SymbolFlags.Alias) symbol = this.checker.getAliasedSymbol(symbol);
      if (symbol) this.keep(symbol);
    }
    ts.forEachChild(node, (child) => this.collect(child));
  }

  private keep(symbol: ts.Symbol): void {
    const declaration = symbol.declarations?.[0];
    if (!declaration || this.shapes.has(symbol.name) || !isOurs(declaration.getSourceFile())) return;
    if (symbol.name === 'DomainEvent') return;
    if (!ts.isInterfaceDeclaration(declaration) && !ts.isTypeAliasDeclaration(declaration)) return;
    const shape = { name: symbol.name, meaning: docOf(symbol, this.checker), fields: [] as Field[], text: '' };
    this.shapes.set(symbol.name, shape);
    const isObject = ts.isInterfaceDeclaration(declaration) || ts.isTypeLiteralNode(declaration.type);
    if (isObject) shape.fields = this.fieldsOf(this.checker.getDeclaredTypeOfSymbol(symbol));
    else {
      this.collect(declaration.type);
      shape.text = declaration.type
        .getText()
        .replaceAll(/\/\*\*[^]*?\*\//g, '')
        .replaceAll(/\s+/g, ' ')
        .replace(/^\| /, '');
    }
  }

  private shapeOf(program: ts.Program, path: string, name: string): void {
    const source = program.getSourceFile(join(ROOT, path))!;
    const exported = this.checker.getExportsOfModule(this.checker.getSymbolAtLocation(source)!);
    this.keep(exported.find((symbol) => symbol.name === name)!);
  }
}

function placeOf({ declarations }: ts.Symbol): string {
  const declaration = declarations?.[0];
  if (!declaration) return 'nowhere';
  const source = declaration.getSourceFile();
  const { line } = source.getLineAndCharacterOfPosition(declaration.getStart());
  return `${relative(ROOT, source.fileName).replaceAll('\\', '/')}:${line + 1}`;
}

const docOf = (symbol: ts.Symbol, checker: ts.TypeChecker): string =>
  ts.displayPartsToString(symbol.getDocumentationComment(checker)).replaceAll(/\s+/g, ' ').trim();

const tagOf = (symbol: ts.Symbol, name: string): string | undefined =>
  ts.displayPartsToString(symbol.getJsDocTags().find((tag) => tag.name === name)?.text).trim() || undefined;

interface Golden {
  readonly type: string;
  readonly schemaVersion: number;
  readonly data: unknown;
}

/** The newest version of each type; a type that never changed may have no golden file. */
const golden: ReadonlyMap<string, Golden> = new Map(
  ourFiles
    .filter(({ path }) => /\/golden\/\w+\.v\d+\.json$/.test(path))
    .map(({ text }) => JSON.parse(text) as Golden)
    .sort((one, other) => one.schemaVersion - other.schemaVersion)
    .map((one) => [one.type, one] as const),
);

const host = (): ts.ParseConfigFileHost => ({
  ...ts.sys,
  onUnRecoverableConfigFileDiagnostic: (diagnostic) => {
    throw new Error(ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'));
  },
});
