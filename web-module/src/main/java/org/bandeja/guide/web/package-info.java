/** The guides under help: what agents and administrators read who have not read anything yet. */
package org.bandeja.guide.web;
