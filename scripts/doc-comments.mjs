// Every public item says what it is; every field of an interface too; every function shows an example.
import ts from 'typescript'
import { surface } from './declarations.mjs'
import { report } from './entries.mjs'

const faults = []
let items = 0
for (const { entry, names } of surface().filter(({ entry }) => entry !== 'index')) {
  for (const { name, declarations } of names) {
    items += 1
    // Of the overloads of a function, one carries the comment.
    const overloads = declarations.filter(ts.isFunctionDeclaration)
    const spoken =
      overloads.length > 1 ? overloads.find((one) => ts.getJSDocCommentsAndTags(one).length > 0) : undefined
    for (const declaration of spoken ? [spoken] : declarations) look(entry, name, declaration)
  }
}
report(faults, `${items} public items with their comments`)

function look(entry, name, declaration) {
  const place = declaration.getSourceFile()
  const at = `${place.fileName.slice(process.cwd().length + 1)}:${place.getLineAndCharacterOfPosition(declaration.getStart()).line + 1}`
  const carrier = ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration
  const comments = ts.getJSDocCommentsAndTags(carrier).filter(ts.isJSDoc)
  if (comments.length === 0) faults.push(`${at} ${name} (${entry}): no doc comment`)
  if (ts.isFunctionDeclaration(declaration) && !comments.some((comment) => comment.getText().includes('@example'))) {
    faults.push(`${at} ${name} (${entry}): no @example`)
  }
  if (!ts.isInterfaceDeclaration(declaration)) return
  for (const member of declaration.members) {
    if (!ts.isPropertySignature(member) || namesItself(member)) continue
    if (ts.getJSDocCommentsAndTags(member).length === 0) {
      faults.push(`${at} ${name}.${member.name.getText()} (${entry}): no doc comment`)
    }
  }
}

// `kind: 'steps'` tells which form it is; the form's own comment says what that means.
function namesItself(member) {
  return member.type !== undefined && ts.isLiteralTypeNode(member.type)
}
