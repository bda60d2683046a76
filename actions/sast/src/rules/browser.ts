import { anyOf, noneOf, type Rule } from './types.js';

const languages = ['javascript', 'typescript'];

/** The bundled rules for JavaScript and TypeScript that are about the page. */
export const BROWSER_RULES: readonly Rule[] = [
  {
    id: 'javascript-inner-html',
    languages,
    severity: 'ERROR',
    confidence: 'MEDIUM',
    cwe: 'CWE-79: Cross-site Scripting',
    problem: 'Text becomes HTML of the page, scripts in it included.',
    fix: 'Set textContent, or clean the text first: element.innerHTML = DOMPurify.sanitize(text).',
    match: {
      all: [
        anyOf(
          '$EL.innerHTML = $TEXT',
          '$EL.innerHTML += $TEXT',
          '$EL.outerHTML = $TEXT',
          '$EL.insertAdjacentHTML($AT, $TEXT)',
        ),
        ...noneOf(
          '$EL.innerHTML = "..."',
          '$EL.innerHTML += "..."',
          '$EL.outerHTML = "..."',
          '$EL.insertAdjacentHTML($AT, "...")',
          '$EL.innerHTML = $CLEANER.sanitize(...)',
          '$EL.innerHTML += $CLEANER.sanitize(...)',
          '$EL.outerHTML = $CLEANER.sanitize(...)',
          '$EL.insertAdjacentHTML($AT, $CLEANER.sanitize(...))',
        ),
      ],
    },
  },
  {
    id: 'javascript-react-html',
    languages,
    severity: 'ERROR',
    confidence: 'MEDIUM',
    cwe: 'CWE-79: Cross-site Scripting',
    problem: 'Text becomes HTML of the page, scripts in it included.',
    fix: 'Render it as a child ({text}), or clean it first: {{ __html: DOMPurify.sanitize(text) }}.',
    match: {
      all: [
        anyOf('<$TAG ... dangerouslySetInnerHTML={{__html: $TEXT}} />'),
        ...noneOf(
          '<$TAG ... dangerouslySetInnerHTML={{__html: "..."}} />',
          '<$TAG ... dangerouslySetInnerHTML={{__html: $CLEANER.sanitize(...)}} />',
        ),
      ],
    },
  },
  {
    id: 'javascript-vue-html',
    languages: ['regex'],
    files: ['**/*.vue'],
    severity: 'WARNING',
    confidence: 'MEDIUM',
    cwe: 'CWE-79: Cross-site Scripting',
    problem: 'v-html makes HTML of the page of a value, scripts in it included.',
    fix: 'Show it with {{ value }}, or bind a value that DOMPurify.sanitize has cleaned.',
    match: { all: [{ 'pattern-regex': '(?<=\\s)v-html\\s*=\\s*"(?![^"]*sanitize\\()[^"]*"' }] },
  },
  {
    id: 'javascript-document-write',
    languages,
    severity: 'WARNING',
    confidence: 'MEDIUM',
    cwe: 'CWE-79: Cross-site Scripting',
    problem: 'document.write puts text into the page as HTML, scripts in it included.',
    fix: 'Create elements and set their textContent.',
    match: {
      all: [
        anyOf('document.write(..., $TEXT, ...)', 'document.writeln(..., $TEXT, ...)'),
        ...noneOf('document.write("...")', 'document.writeln("...")'),
      ],
    },
  },
  {
    id: 'javascript-message-to-any-origin',
    languages,
    severity: 'WARNING',
    confidence: 'HIGH',
    cwe: 'CWE-346: Origin Validation Error',
    problem: 'The message reaches whatever page is in that window, whoever it belongs to.',
    fix: "Name the origin that is meant: target.postMessage(data, 'https://shop.example').",
    match: { all: [anyOf("$WINDOW.postMessage($DATA, '*', ...)")] },
  },
];
