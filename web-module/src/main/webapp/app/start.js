/*
 * The one classic script of a page: it fetches the page's module. PrimeFaces moves scripts to the end of the page and
 * keeps only classic ones whole.
 */
import(document.body.classList.contains('inbox') ? './main.js' : './door.js');
